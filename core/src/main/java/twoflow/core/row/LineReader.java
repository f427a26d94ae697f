package twoflow.core.row;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Reads the lines of a UTF-8 file one at a time, strictly: a byte that is no UTF-8, or a CR or NUL
 * within a line, is an error that names its line. A byte order mark and CRLF line ends are
 * accepted.
 */
public final class LineReader implements Closeable {

  /** The longest line that is read, in bytes; it bounds the memory that a file can ask for. */
  static final int MAX_LINE_BYTES = 1 << 20;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path file;
  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
  private long lineNumber;

  /** Opens a file. */
  public LineReader(Path file) throws IOException {
    this.file = file;
    this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      checkKind();
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** The number of the line that was read last, from 1. */
  public long lineNumber() {
    return lineNumber;
  }

  /** The next line without its end, or {@code null} at the end of the file. */
  public String next() throws IOException {
    line.reset();
    int b = in.read();
    if (b < 0) {
      return null;
    }
    lineNumber++;
    while (b >= 0 && b != '\n') {
      if (line.size() == MAX_LINE_BYTES) {
        throw tooLong();
      }
      line.write(b);
      b = in.read();
    }
    String text = decode();
    if (lineNumber == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    if (text.endsWith("\r")) {
      text = text.substring(0, text.length() - 1);
    }
    checkCharacters(text);
    return text;
  }

  RowFileException fault(String what) {
    return new RowFileException(file, lineNumber, what);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void checkKind() throws IOException {
    in.mark(FileKind.HEAD_BYTES);
    byte[] head = in.readNBytes(FileKind.HEAD_BYTES);
    in.reset();
    Optional<FileKind> kind = FileKind.of(head);
    if (kind.isPresent()) {
      throw new RowFileException(file, 1, kind.get().fault(head));
    }
  }

  private void checkCharacters(String text) throws RowFileException {
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw fault(
          "a field holds a CR or NUL character: a NUL after "
              + CellText.quotedEnd(text.substring(0, nul))
              + ": delete it, and save the file as UTF-8");
    }
    int cr = text.indexOf('\r');
    if (cr >= 0) {
      throw fault(carriageReturn(text, cr));
    }
  }

  private String carriageReturn(String text, int cr) {
    String before = text.substring(0, cr);
    if (cr == text.length() - 1) {
      return "the line ends with CR CR LF after "
          + CellText.quotedEnd(before)
          + ": save the file with LF or CRLF line ends";
    }
    boolean quoted = before.chars().filter(character -> character == '"').count() % 2 == 1;
    if (lineNumber == 1 && !quoted) {
      return "the lines end with CR alone after "
          + CellText.quotedEnd(before)
          + ": save the file with LF or CRLF line ends (not as \"CSV Macintosh\")";
    }
    return "a field holds a CR or NUL character: a CR after "
        + CellText.quotedEnd(before)
        + (quoted
            ? ", a line break in a quoted cell: write its text on one line"
            : ": delete it, or end the line with LF or CRLF");
  }

  private RowFileException tooLong() {
    String text = line.toString(StandardCharsets.UTF_8);
    int cr = text.indexOf('\r');
    return fault(
        cr >= 0
            ? carriageReturn(text, cr)
            : "the line is longer than "
                + MAX_LINE_BYTES
                + " bytes, it starts with "
                + CellText.quoted(text)
                + ": shorten it, or add the line ends");
  }

  private String decode() throws RowFileException {
    byte[] bytes = line.toByteArray();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    decoder.reset();
    if (decoder.decode(in, text, true).isError()) {
      text.flip();
      throw fault(
          "not valid UTF-8: byte 0x"
              + HexFormat.of().withUpperCase().toHexDigits(in.get())
              + " after "
              + CellText.quotedEnd(text.toString())
              + " (an ANSI code page?): save the file as \"CSV UTF-8\"");
    }
    return text.flip().toString();
  }
}

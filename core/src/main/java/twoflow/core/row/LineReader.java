package twoflow.core.row;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the lines of a UTF-8 file one at a time, strictly: a byte that is no UTF-8, or a CR or NUL
 * within a line, is an error that names its line. A byte order mark and CRLF line ends are
 * accepted.
 */
final class LineReader implements Closeable {

  /** The longest line that is read, in bytes; it bounds the memory that a file can ask for. */
  static final int MAX_LINE_BYTES = 1 << 20;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path file;
  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
  private long lineNumber;

  LineReader(Path file) throws IOException {
    this.file = file;
    this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
  }

  /** The number of the line that was read last, from 1. */
  long lineNumber() {
    return lineNumber;
  }

  /** The next line without its end, or {@code null} at the end of the file. */
  String next() throws IOException {
    line.reset();
    int b = in.read();
    if (b < 0) {
      return null;
    }
    lineNumber++;
    while (b >= 0 && b != '\n') {
      if (line.size() == MAX_LINE_BYTES) {
        throw fault("the line is longer than " + MAX_LINE_BYTES + " bytes");
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
    if (text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0) {
      throw fault("a field holds a CR or NUL character");
    }
    return text;
  }

  RowFileException fault(String what) {
    return new RowFileException(file, lineNumber, what);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private String decode() throws RowFileException {
    try {
      return decoder.decode(ByteBuffer.wrap(line.toByteArray())).toString();
    } catch (CharacterCodingException e) {
      throw fault("not valid UTF-8");
    }
  }
}

package twoflow.lesson.answers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import twoflow.core.row.RowFileException;

/**
 * A small text file as any editor may have saved it: UTF-8, UTF-16 or UTF-32, else Windows-1252;
 * any line end. Invisible characters are left out.
 */
final class TextFile {

  /** A larger file is not read; it bounds the memory that a file can ask for. */
  static final int MAX_BYTES = 1 << 20;

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Pattern LINE_END = Pattern.compile("\\R");
  private static final Pattern SUPERSCRIPT = Pattern.compile("([⁺⁻]?[⁰¹²³⁴-⁹]+)");
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
  private static final Pattern NOT_TEXT = Pattern.compile("[\\x00-\\x08\\x0E-\\x1F\\x7F]");

  /** What editors save that is no plain text. */
  private static final List<Document> DOCUMENTS =
      List.of(
          new Document("PK\u0003\u0004", "a document of a word processor, or a ZIP archive"),
          new Document("\u00D0\u00CF\u0011\u00E0", "an old document of Word"),
          new Document("%PDF", "a PDF document"),
          new Document("{\\rtf", "an RTF document"),
          new Document("<", "an HTML or XML document"));

  private final Path file;

  TextFile(Path file) {
    this.file = file;
  }

  /**
   * Its lines, in order, without their ends.
   *
   * @throws RowFileException when it is no text file that can be read
   */
  List<String> lines() throws IOException {
    byte[] bytes = bytes();
    String head = new String(bytes, 0, Math.min(bytes.length, 8), StandardCharsets.ISO_8859_1);
    for (Document document : DOCUMENTS) {
      if (head.startsWith(document.start())) {
        throw fault("not a text file but " + document.name() + ": save it as plain text");
      }
    }
    String text = decode(bytes);
    if (NOT_TEXT.matcher(text).find()) {
      throw fault("not a text file, it has control characters: save it as plain text");
    }
    return List.of(LINE_END.split(INVISIBLE.matcher(text).replaceAll(""), -1));
  }

  /**
   * A text in plain characters: full-width digits, narrow blanks and other compatibility forms
   * become the usual ones (Unicode Standard Annex 15, NFKC), digits of other scripts, too.
   */
  static String plain(String text) {
    // 10³ is a power: as 103 it would be another number.
    String powers = SUPERSCRIPT.matcher(text).replaceAll("^$1");
    return plainDigits(Normalizer.normalize(powers, Normalizer.Form.NFKC));
  }

  private byte[] bytes() throws IOException {
    if (Files.isDirectory(file)) {
      throw fault("a folder: name the file in it");
    }
    if (!Files.exists(file)) {
      throw fault("no such file");
    }
    if (!Files.isRegularFile(file)) {
      throw fault("not a regular file: copy what it gives into one first");
    }
    if (!Files.isReadable(file)) {
      throw fault("not readable by this user: change its permissions, or copy it");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw fault("larger than " + (MAX_BYTES >> 20) + " MiB: not a file of answers");
      }
      return bytes;
    }
  }

  private static String decode(byte[] bytes) {
    Charset marked = charset(bytes);
    if (marked != null) {
      return new String(bytes, marked);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, WINDOWS);
    }
  }

  /** By the byte order mark, or by the zeros that Latin letters have; {@code null}: by neither. */
  private static Charset charset(byte[] bytes) {
    if (bytes.length < Integer.BYTES) {
      return null;
    }
    int first = ByteBuffer.wrap(bytes).getInt();
    if (first == 0xFFFE_0000 || first == 0x0000_FEFF) {
      return Charset.forName("UTF-32");
    }
    if (first >>> Byte.SIZE == 0 || first << Byte.SIZE == 0) {
      return Charset.forName(first >>> Byte.SIZE == 0 ? "UTF-32BE" : "UTF-32LE");
    }
    if (first >>> 16 == 0xFFFE || first >>> 16 == 0xFEFF) {
      return StandardCharsets.UTF_16;
    }
    if ((first & 0x00FF_00FF) == 0 && (first & 0xFF00_FF00) != 0) {
      return StandardCharsets.UTF_16LE;
    }
    return (first & 0xFF00_FF00) == 0 && first != 0 ? StandardCharsets.UTF_16BE : null;
  }

  private static String plainDigits(String text) {
    return text.codePoints()
        .map(c -> c > '9' && Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private RowFileException fault(String what) {
    return new RowFileException(file, what);
  }

  /** A kind of file, and the characters that it begins with. */
  private record Document(String start, String name) {}
}

package twoflow.core.payload;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Text from a peer as a person may see it. Control characters, line separators, bidi and other
 * invisible format characters are escaped, so nothing that a peer sends can forge a log line or
 * drive a terminal. A backslash is doubled, so what is shown is unambiguous; bytes that are not
 * UTF-8 read {@code \xNN}. A long text is shown cut, and its length said.
 */
public final class Printable {

  /** More of one text is not shown: it bounds the memory that a peer's text takes in the log. */
  public static final int MAX_SHOWN_BYTES = 1 << 16;

  /** RFC 3629, 3: a character has up to three bytes after its first. */
  private static final int MAX_CONTINUATION_BYTES = 3;

  /** Most texts have an escape or two, the newline at their end. */
  private static final int ESCAPE_ROOM_CHARS = 16;

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Printable() {}

  /** Shows text; of a long one the first {@value #MAX_SHOWN_BYTES} UTF-16 units. */
  public static String of(String text) {
    int length = Math.min(text.length(), MAX_SHOWN_BYTES);
    if (length < text.length() && Character.isHighSurrogate(text.charAt(length - 1))) {
      length--;
    }
    char[] chars = new char[length];
    text.getChars(0, length, chars, 0);
    StringBuilder shown = new StringBuilder(length + ESCAPE_ROOM_CHARS);
    append(shown, chars, length);
    if (length < text.length()) {
      shown.append(" [cut: ").append(text.length()).append(" characters]");
    }
    return shown.toString();
  }

  /** Shows a message of a program, whose paths may have backslashes: they are not doubled. */
  public static String message(String text) {
    return of(text).replace("\\\\", "\\");
  }

  /** Shows the first bytes of a buffer, read as UTF-8. */
  public static String of(byte[] buffer, int lengthBytes) {
    return of(buffer, lengthBytes, lengthBytes);
  }

  /**
   * Shows the first bytes of a buffer, read as UTF-8, at most {@value #MAX_SHOWN_BYTES}.
   *
   * @param wholeBytes how many bytes the text has, of which the buffer may hold only the first
   */
  public static String of(byte[] buffer, int lengthBytes, long wholeBytes) {
    int shownBytes = Math.min(lengthBytes, MAX_SHOWN_BYTES);
    if (shownBytes < lengthBytes) {
      shownBytes = characterStart(buffer, shownBytes);
    }
    String shown = of(ByteBuffer.wrap(buffer, 0, shownBytes));
    return shownBytes < wholeBytes ? shown + " [cut: " + wholeBytes + " bytes]" : shown;
  }

  /** Shows the remaining bytes of a buffer, all of them, read as UTF-8; its position stays. */
  public static String of(ByteBuffer bytes) {
    byte[] text = new byte[bytes.remaining()];
    bytes.get(bytes.position(), text);
    if (isPlain(text)) {
      return new String(text, StandardCharsets.ISO_8859_1);
    }
    StringBuilder shown = new StringBuilder(text.length + ESCAPE_ROOM_CHARS);
    decode(shown, ByteBuffer.wrap(text));
    return shown.toString();
  }

  private static void decode(StringBuilder shown, ByteBuffer in) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      append(shown, out.array(), out.position());
      out.clear();
      if (result.isUnderflow()) {
        return;
      }
      for (int i = 0; result.isError() && i < result.length(); i++) {
        HEX.toHexDigits(shown.append("\\x"), in.get());
      }
    }
  }

  /** Nearly all text is plain: it is taken run by run. */
  private static void append(StringBuilder shown, char[] text, int length) {
    int at = 0;
    while (at < length) {
      int plainEnd = at;
      while (plainEnd < length && isPlain(text[plainEnd])) {
        plainEnd++;
      }
      shown.append(text, at, plainEnd - at);
      at = plainEnd;
      if (at < length) {
        int codePoint = Character.codePointAt(text, at, length);
        appendRare(shown, codePoint);
        at += Character.charCount(codePoint);
      }
    }
  }

  private static boolean isPlain(byte[] text) {
    for (byte character : text) {
      if (!isPlain(character)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(int codePoint) {
    return codePoint >= ' ' && codePoint <= '~' && codePoint != '\\';
  }

  /** Where the UTF-8 character begins that a cut at this place would break. */
  private static int characterStart(byte[] buffer, int at) {
    int start = at;
    while (start > at - MAX_CONTINUATION_BYTES && (buffer[start] & 0xC0) == 0x80) {
      start--;
    }
    return (buffer[start] & 0xC0) == 0x80 ? at : start;
  }

  private static void appendRare(StringBuilder shown, int codePoint) {
    switch (codePoint) {
      case '\\' -> shown.append("\\\\");
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      case '\t' -> shown.append("\\t");
      default -> {
        if (!isHidden(codePoint)) {
          shown.appendCodePoint(codePoint);
        } else if (Character.isBmpCodePoint(codePoint)) {
          appendHex(shown.append("\\u"), codePoint);
        } else {
          appendHex(shown.append("\\U"), codePoint >> Short.SIZE);
          appendHex(shown, codePoint);
        }
      }
    }
  }

  /** The lower 16 bits, as four digits. */
  private static void appendHex(StringBuilder shown, int bits) {
    HEX.toHexDigits(shown, (byte) (bits >> Byte.SIZE));
    HEX.toHexDigits(shown, (byte) bits);
  }

  private static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      // The joiners belong to ordinary text (Persian, emoji families) and move nothing.
      case Character.FORMAT -> codePoint != ZERO_WIDTH_JOINER && codePoint != ZERO_WIDTH_NON_JOINER;
      default -> false;
    };
  }
}

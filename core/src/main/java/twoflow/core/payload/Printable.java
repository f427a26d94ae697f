package twoflow.core.payload;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Text from a peer as a person may see it. Control characters, line separators, bidi and other
 * invisible format characters are escaped, so nothing that a peer sends can forge a log line or
 * drive a terminal. A backslash is doubled, so what is shown is unambiguous; bytes that are not
 * UTF-8 read {@code \xNN}.
 */
public final class Printable {

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private Printable() {}

  /** Shows text. */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(codePoint -> append(shown, codePoint));
    return shown.toString();
  }

  /** Shows the first bytes of a buffer, read as UTF-8. */
  public static String of(byte[] buffer, int lengthBytes) {
    return of(ByteBuffer.wrap(buffer, 0, lengthBytes));
  }

  /** Shows the remaining bytes of a buffer, read as UTF-8; its position does not move. */
  public static String of(ByteBuffer bytes) {
    ByteBuffer in = bytes.duplicate();
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
    StringBuilder shown = new StringBuilder(in.remaining() + 16);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      out.flip().codePoints().forEach(codePoint -> append(shown, codePoint));
      out.clear();
      if (result.isUnderflow()) {
        return shown.toString();
      }
      for (int i = 0; result.isError() && i < result.length(); i++) {
        shown.append("\\x%02X".formatted(in.get() & 0xFF));
      }
    }
  }

  private static void append(StringBuilder shown, int codePoint) {
    switch (codePoint) {
      case '\\' -> shown.append("\\\\");
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      case '\t' -> shown.append("\\t");
      default -> {
        if (!isHidden(codePoint)) {
          shown.appendCodePoint(codePoint);
        } else if (Character.isBmpCodePoint(codePoint)) {
          shown.append("\\u%04X".formatted(codePoint));
        } else {
          shown.append("\\U%08X".formatted(codePoint));
        }
      }
    }
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

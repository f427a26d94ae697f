package twoflow.core.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** What a file is when its first bytes show that it is no UTF-8 text with commas. */
enum FileKind {
  // UTF-32 goes before UTF-16: its little-endian mark starts with the one of UTF-16.
  UTF_32("UTF-32 text", FileKind::isUtf32, Remedy.SAVE_AS_UTF_8),
  UTF_16("UTF-16 (\"Unicode\") text", FileKind::isUtf16, Remedy.SAVE_AS_UTF_8),
  ZIP(
      "a spreadsheet or another ZIP archive (.xlsx, .ods, .numbers)",
      head -> starts(head, "504B0304") || starts(head, "504B0506"),
      Remedy.EXPORT),
  OLE2("an old Excel workbook (.xls)", head -> starts(head, "D0CF11E0A1B11AE1"), Remedy.EXPORT),
  PDF("a PDF document", head -> text(head).startsWith("%pdf-"), Remedy.EXPORT),
  RTF("an RTF document", head -> text(head).startsWith("{\\rtf"), Remedy.EXPORT),
  GZIP("a gzip archive", head -> starts(head, "1F8B"), "unpack it first (gunzip)"),
  MARKUP("an HTML or XML document", head -> text(head).startsWith("<"), Remedy.EXPORT),
  JSON(
      "JSON",
      head -> text(head).startsWith("{") || text(head).startsWith("["),
      "write its rows as CSV, below the header " + HeaderCheck.HEADER_LINE);

  /** How many bytes of a file are looked at. */
  static final int HEAD_BYTES = 64;

  private static final int SHOWN_BYTES = 8;
  private static final int UTF_32_BYTES = 4;

  private final String name;
  private final Predicate<byte[]> test;
  private final String remedy;

  FileKind(String name, Predicate<byte[]> test, String remedy) {
    this.name = name;
    this.test = test;
    this.remedy = remedy;
  }

  /**
   * Finds what kind of file starts with these bytes.
   *
   * @param head the first bytes, up to {@link #HEAD_BYTES}
   * @return empty when it may be a CSV file
   */
  static Optional<FileKind> of(byte[] head) {
    return Arrays.stream(values()).filter(kind -> kind.test.test(head)).findFirst();
  }

  /** What was found and what to do, for the user. */
  String fault(byte[] head) {
    byte[] shown = Arrays.copyOf(head, Math.min(SHOWN_BYTES, head.length));
    boolean readable = new String(shown, StandardCharsets.ISO_8859_1).matches("[ -~]+");
    String found =
        readable
            ? CellText.quoted(new String(shown, StandardCharsets.US_ASCII))
            : "the bytes \"" + HexFormat.ofDelimiter(" ").withUpperCase().formatHex(shown) + '"';
    return "not a CSV file but " + name + ", it starts with " + found + ": " + remedy;
  }

  private static boolean isUtf32(byte[] head) {
    return starts(head, "FFFE0000")
        || starts(head, "0000FEFF")
        || head.length >= UTF_32_BYTES
            && (hasZeros(head, false, true, true, true) || hasZeros(head, true, true, true, false));
  }

  /** Without a mark, too: in UTF-16 each second byte of Latin text is 0. */
  private static boolean isUtf16(byte[] head) {
    return starts(head, "FFFE")
        || starts(head, "FEFF")
        || head.length >= UTF_32_BYTES
            && (hasZeros(head, false, true, false, true)
                || hasZeros(head, true, false, true, false));
  }

  private static boolean hasZeros(byte[] head, boolean... zeros) {
    for (int i = 0; i < zeros.length; i++) {
      if (head[i] == 0 != zeros[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean starts(byte[] head, String hex) {
    byte[] magic = HexFormat.of().parseHex(hex);
    return head.length >= magic.length
        && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }

  /** The first bytes as lower-case text, from the first character that is not blank. */
  private static String text(byte[] head) {
    String text = new String(head, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    return CellText.stripped(text);
  }

  /** What several kinds need. */
  private static final class Remedy {
    private static final String SAVE_AS_UTF_8 =
        "save it as \"CSV UTF-8 (comma delimited)\", or as UTF-8 in an editor";
    private static final String EXPORT =
        "open it in its own program and export the table as \"CSV UTF-8\"";
  }
}

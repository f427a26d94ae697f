package twoflow.core.row;

/** The text of a cell as a message shows it, and the blanks that nobody sees in it. */
final class CellText {

  /** More of a text is not shown in a message. */
  private static final int MAX_SHOWN_CHARS = 40;

  private CellText() {}

  /** The text in double quotes, a long one cut after its first characters. */
  static String quoted(String text) {
    if (text.length() <= MAX_SHOWN_CHARS) {
      return '"' + text + '"';
    }
    int end = MAX_SHOWN_CHARS;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return '"' + text.substring(0, end) + "\"...";
  }

  /** The last characters of a text in double quotes: what stands before the place of a fault. */
  static String quotedEnd(String text) {
    if (text.length() <= MAX_SHOWN_CHARS) {
      return '"' + text + '"';
    }
    int start = text.length() - MAX_SHOWN_CHARS;
    if (Character.isLowSurrogate(text.charAt(start))) {
      start++;
    }
    return "...\"" + text.substring(start) + '"';
  }

  /** Whether the text is nothing but blanks of any kind; the empty text is. */
  static boolean isBlank(String text) {
    return text.codePoints().allMatch(CellText::isBlank);
  }

  /** The text without the blanks and invisible characters around it. */
  static String stripped(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isUnseen(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (end > start && isUnseen(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  /** What to do about the first character that {@link #stripped} takes away. */
  static String edgeRemedy(String text) {
    int first = text.codePointAt(0);
    int unseen = isUnseen(first) ? first : text.codePointBefore(text.length());
    String kind = isBlank(unseen) ? "blank" : "invisible character";
    return String.format("delete the %s (U+%04X) at its edge", kind, unseen);
  }

  private static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  private static boolean isUnseen(int codePoint) {
    return isBlank(codePoint) || Character.getType(codePoint) == Character.FORMAT;
  }
}

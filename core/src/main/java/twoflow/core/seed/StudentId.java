package twoflow.core.seed;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What a teacher calls a student by: a number, an e-mail address, a name. Upper and lower case, the
 * way in which an accent is written (Unicode NFC or NFD), and the number of blanks between two
 * words make no other student.
 *
 * @param text in NFC, without blanks around it, with single blanks in it
 */
public record StudentId(String text) {

  /** How many characters (UTF-16) an ID may have. */
  public static final int MAX_CHARS = 200;

  /** What stands for bytes that are no UTF-8. */
  private static final int REPLACEMENT = 0xFFFD;

  /**
   * Tidies up what was typed.
   *
   * @throws IllegalArgumentException with words for the user when it is no ID
   */
  public StudentId {
    text = tidy(text);
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an ID is needed, not nothing");
    }
    if (text.length() > MAX_CHARS) {
      throw new IllegalArgumentException(
          "an ID has at most " + MAX_CHARS + " characters, not " + text.length());
    }
    text.codePoints()
        .filter(StudentId::isUnseen)
        .findFirst()
        .ifPresent(unseen -> {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "an ID has letters, digits, signs and blanks, not the character U+%04X",
                  unseen));
        });
  }

  /** What two IDs of one student have in common. */
  String key() {
    return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StudentId id && id.key().equals(key());
  }

  @Override
  public int hashCode() {
    return key().hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private static String tidy(String typed) {
    StringBuilder tidy = new StringBuilder();
    typed
        .codePoints()
        .map(c -> isBlank(c) ? ' ' : c)
        .filter(c -> c != ' ' || !tidy.isEmpty() && tidy.charAt(tidy.length() - 1) != ' ')
        .forEach(tidy::appendCodePoint);
    return Normalizer.normalize(tidy.toString().strip(), Normalizer.Form.NFC);
  }

  /** A blank of any kind, as copying from a web page gives, but not a tab or the end of a line. */
  private static boolean isBlank(int codePoint) {
    return Character.getType(codePoint) == Character.SPACE_SEPARATOR;
  }

  private static boolean isUnseen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> codePoint == REPLACEMENT;
    };
  }
}

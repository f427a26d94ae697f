package twoflow.it.security;

/**
 * Something that only the machine of a build knows.
 *
 * @param what what it is, for people: a trace may be a secret and is never printed itself
 * @param bytes its bytes, one per character
 * @param wholeWord whether it counts only where no letter or digit stands beside it
 */
public record Trace(String what, String bytes, boolean wholeWord) {

  /** A text that counts wherever it stands. */
  public static Trace text(String what, String text) {
    return new Trace(what, text, false);
  }

  /** A name that counts as a word of its own. */
  static Trace word(String what, String text) {
    return new Trace(what, text, true);
  }

  /** Whether it is in some content, one byte per character. */
  boolean isIn(String content) {
    int at = content.indexOf(bytes);
    while (wholeWord && at >= 0 && !standsAlone(content, at)) {
      at = content.indexOf(bytes, at + 1);
    }
    return at >= 0;
  }

  private boolean standsAlone(String content, int at) {
    int end = at + bytes.length();
    return (at == 0 || !isWordPart(content.charAt(at - 1)))
        && (end == content.length() || !isWordPart(content.charAt(end)));
  }

  private static boolean isWordPart(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-');
  }
}

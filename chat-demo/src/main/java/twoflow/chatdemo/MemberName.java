package twoflow.chatdemo;

import java.util.regex.Pattern;
import twoflow.core.payload.Printable;

/**
 * A member's name.
 *
 * @param text any text that can stand before the {@code ": "} of a message
 */
record MemberName(String text) {

  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9._-]+");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  MemberName {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a name is needed, not '" + text + "'");
    }
    if (text.contains(Wire.NAME_END)) {
      throw new IllegalArgumentException("a name has no ': ' in it: it ends there on the wire");
    }
    if (text.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw new IllegalArgumentException("a name has no line break and no NUL in it");
    }
  }

  /** Whether it can be part of an event file's name. */
  boolean isFileName() {
    return FILE_NAME.matcher(text).matches();
  }

  /** The name as a person may see it. */
  String shown() {
    return Printable.of(text);
  }
}

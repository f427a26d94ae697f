package twoflow.lesson.output.moodle;

import java.util.regex.Pattern;

/** Text in GIFT: characters that mean something there get a backslash. */
final class GiftText {

  private static final Pattern SPECIAL = Pattern.compile("[\\\\~=#{}:]");

  private GiftText() {}

  /** Text as it may be shown, on one line. */
  static String of(String text) {
    return SPECIAL.matcher(QuestionText.plain(text)).replaceAll("\\\\$0");
  }
}

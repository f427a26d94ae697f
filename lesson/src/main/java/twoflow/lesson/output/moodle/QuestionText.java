package twoflow.lesson.output.moodle;

import java.util.Locale;
import java.util.regex.Pattern;
import twoflow.core.payload.Printable;
import twoflow.lesson.output.Prose;
import twoflow.lesson.question.Question;

/**
 * Texts of questions as HTML and as plain text. A row's text may stand in them, so nothing in them
 * is a tag, and control and bidi characters are shown escaped.
 */
final class QuestionText {

  /** Not in XML 1.0, section 2.2, and not shown escaped either: they are no characters. */
  private static final Pattern NO_CHARACTER = Pattern.compile("[\\uFFFE\\uFFFF]");

  private static final Pattern SENTENCE_END = Pattern.compile("[.!?]$");

  /** Moodle's list of questions shows about as much of a name, in characters. */
  private static final int MAX_NAME_LENGTH = 80;

  private QuestionText() {}

  /** Text as it may be shown, without any markup. */
  static String plain(String text) {
    return NO_CHARACTER.matcher(Printable.message(text)).replaceAll("\uFFFD");
  }

  /** Text whose backquotes become {@code <code>}, as HTML in XML. */
  static String html(String text) {
    return Prose.html(plain(text));
  }

  /** A paragraph of markup. */
  static String paragraph(String html) {
    return "<p>" + html + "</p>";
  }

  /** The name in the list of questions: its number and the sentence that asks. */
  static String name(Question question) {
    return question.id() + " " + shortened(asking(plain(question.text())).replace("`", ""));
  }

  /** The first sentence that is a question: the one before it may be long, and the same in many. */
  private static String asking(String text) {
    int begin = 0;
    boolean literal = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // What is read literally may have any character in it.
      literal ^= c == '`';
      boolean ends = !literal && (i + 1 == text.length() || text.charAt(i + 1) == ' ');
      if (ends && c == '?') {
        return text.substring(begin, i + 1).strip();
      } else if (ends && c == '.') {
        begin = i + 1;
      }
    }
    return text;
  }

  private static String shortened(String text) {
    if (text.codePointCount(0, text.length()) <= MAX_NAME_LENGTH) {
      return text;
    }
    int end = text.offsetByCodePoints(0, MAX_NAME_LENGTH);
    int lastBlank = text.lastIndexOf(' ', end);
    return text.substring(0, lastBlank > 0 ? lastBlank : end) + " ...";
  }

  /** A hint that goes on after a number, as a sentence of its own. */
  static String sentence(String hint) {
    int first = hint.offsetByCodePoints(0, 1);
    return hint.substring(0, first).toUpperCase(Locale.ROOT)
        + hint.substring(first)
        + (SENTENCE_END.matcher(hint).find() ? "" : ".");
  }
}

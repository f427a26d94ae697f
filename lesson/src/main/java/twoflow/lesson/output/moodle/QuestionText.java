package twoflow.lesson.output.moodle;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import twoflow.core.payload.Printable;
import twoflow.lesson.question.Question;

/**
 * Texts of questions as HTML and as plain text. A row's text may stand in them, so nothing in them
 * is a tag, and control and bidi characters are shown escaped.
 */
final class QuestionText {

  /** Between backquotes stands what is to be read literally. */
  private static final Pattern LITERAL = Pattern.compile("`([^`]*)`");

  /** Not in XML 1.0, section 2.2, and not shown escaped either: they are no characters. */
  private static final Pattern NO_CHARACTER = Pattern.compile("[\\uFFFE\\uFFFF]");

  /** What is read literally may have any character in it. */
  private static final Pattern SENTENCE =
      Pattern.compile("[^\\s.?](?:`[^`]*`|[^`.?]|[.?](?! |$))*+[.?]");

  private static final Pattern SENTENCE_END = Pattern.compile("[.!?]$");

  /** Moodle's list of questions shows about as much of a name, in characters. */
  private static final int MAX_NAME_LENGTH = 80;

  private QuestionText() {}

  /** Text as it may be shown, without any markup. */
  static String plain(String text) {
    return NO_CHARACTER.matcher(Printable.message(text)).replaceAll("\uFFFD");
  }

  /** Text that is only text, for HTML. */
  static String escaped(String text) {
    return plain(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Text whose backquotes become {@code <code>}. */
  static String html(String text) {
    return LITERAL.matcher(escaped(text)).replaceAll("<code>$1</code>");
  }

  /** Text that is read literally, whatever is in it. */
  static String code(String text) {
    return "<code>" + escaped(text) + "</code>";
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
    Matcher sentence = SENTENCE.matcher(text);
    while (sentence.find()) {
      if (sentence.group().endsWith("?")) {
        return sentence.group();
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

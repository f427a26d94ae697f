package twoflow.lesson.output;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Unit;

/** The right answer in words, as the key shows it. */
final class AnswerText {

  private AnswerText() {}

  /** An answer, without its tolerance. */
  static String of(Answer answer) {
    return switch (answer) {
      case Answer.Number number -> number(number.value(), number.unit());
      case Answer.Choice choice -> choice.word();
      case Answer.Matching matching ->
          IntStream.range(0, matching.items().size())
              .mapToObj(item ->
                  matching.items().get(item)
                      + " – "
                      + Answer.Matching.letter(matching.right().get(item)))
              .collect(Collectors.joining(", "));
      case Answer.Essay essay -> "free text";
    };
  }

  /** How far an answer may be from the right one. */
  static String tolerance(Answer.Number number) {
    return number.tolerance() == 0 ? "exact" : "± " + number(number.tolerance(), number.unit());
  }

  /** A number with its unit; a whole one without decimals. */
  static String number(double value, Unit unit) {
    int decimals = value == Math.rint(value) ? 0 : Math.max(unit.decimals(), 1);
    String digits = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return unit == Unit.NONE ? digits : digits + " " + unit.symbol();
  }
}

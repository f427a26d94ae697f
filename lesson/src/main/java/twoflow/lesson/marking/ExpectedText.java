package twoflow.lesson.marking;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import twoflow.lesson.question.Answer;

/** The right answer as a person reads it, for those who asked to see it. */
final class ExpectedText {

  private ExpectedText() {}

  static String of(Answer answer) {
    return switch (answer) {
      case Answer.Number number -> number(number);
      case Answer.Choice choice -> choice.word();
      case Answer.Matching matching ->
          IntStream.range(0, matching.items().size())
              .mapToObj(i ->
                  matching.items().get(i) + " " + Answer.Matching.letter(matching.right().get(i)))
              .collect(Collectors.joining(", "));
      case Answer.Essay essay -> String.join("; ", essay.expected());
    };
  }

  private static String number(Answer.Number number) {
    String text;
    if (number.tolerance() == 0) {
      text = new BigDecimal(number.value()).toPlainString();
    } else {
      String digits = "%." + number.unit().decimals() + "f";
      text =
          String.format(Locale.ROOT, digits + " +- " + digits, number.value(), number.tolerance());
    }
    return (text + " " + number.unit().symbol()).strip();
  }
}

package twoflow.lesson.answers;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Unit;

/** Says what an answer has to look like: for a student whose answer cannot be read. */
public final class ExpectedForm {

  private ExpectedForm() {}

  /** What is expected, for the middle of a sentence; it does not tell the answer. */
  public static String of(Answer answer) {
    return switch (answer) {
      case Answer.Number number -> number(number.unit());
      case Answer.Choice choice -> "one of: " + String.join(", ", choice.choices());
      case Answer.Matching matching ->
          "a letter for each of "
              + String.join(", ", matching.items())
              + ", in this order, such as "
              + letters(matching);
      case Answer.Essay essay -> "a text";
    };
  }

  private static String number(Unit unit) {
    return switch (unit) {
      case NONE -> "a number without a unit, such as 1234 or 0x4D2";
      case BYTES -> "a number of bytes, such as 1234 or 1.5 kB";
      case MS -> "a time, such as 12.5 ms";
      case US -> "a time, such as 12.5 us";
      case PERCENT -> "a share in percent, such as 12.5 %";
      case BITS_PER_SECOND -> "a rate, such as 1234 bit/s or 1.5 kbit/s";
    };
  }

  /** All the letters, in their order, whatever is right. */
  private static String letters(Answer.Matching matching) {
    return IntStream.range(0, matching.items().size())
        .mapToObj(i -> String.valueOf(Answer.Matching.letter(i % matching.choices().size())))
        .collect(Collectors.joining(" "));
  }
}

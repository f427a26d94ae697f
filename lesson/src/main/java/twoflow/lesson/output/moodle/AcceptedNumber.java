package twoflow.lesson.output.moodle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import twoflow.lesson.question.Answer;

/**
 * A number and its absolute tolerance as both formats write them: decimal, with a point, without an
 * exponent. The number is rounded, because Moodle shows it to students after the quiz; the
 * tolerance grows by what the rounding took, so every answer that the lab takes is taken here.
 *
 * @param value the number
 * @param tolerance how far an answer may be from it
 */
record AcceptedNumber(BigDecimal value, BigDecimal tolerance) {

  /** Rounding takes less than a hundredth of the tolerance. */
  private static final int DIGITS_BELOW_TOLERANCE = 2;

  /** The right answer of a question. */
  static AcceptedNumber of(Answer.Number right) {
    return of(right.value(), right);
  }

  /** Another number, with the tolerance of the right one. */
  static AcceptedNumber of(double number, Answer.Number right) {
    BigDecimal exact = BigDecimal.valueOf(number);
    if (right.tolerance() == 0) {
      return new AcceptedNumber(exact, BigDecimal.ZERO);
    }
    int magnitude = (int) Math.floor(Math.log10(right.tolerance()));
    int decimals = Math.max(0, DIGITS_BELOW_TOLERANCE - magnitude);
    BigDecimal value = exact.setScale(decimals, RoundingMode.HALF_EVEN);
    BigDecimal rounding = exact.subtract(value).abs();
    return new AcceptedNumber(
        value,
        BigDecimal.valueOf(right.tolerance())
            .add(rounding)
            .setScale(decimals + 1, RoundingMode.CEILING));
  }

  String valueText() {
    return text(value);
  }

  String toleranceText() {
    return text(tolerance);
  }

  private static String text(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}

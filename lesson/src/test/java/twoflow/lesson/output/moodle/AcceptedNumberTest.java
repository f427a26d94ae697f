package twoflow.lesson.output.moodle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Unit;

class AcceptedNumberTest {

  @Test
  void shouldWriteExactNumbersWhole() {
    AcceptedNumber number = AcceptedNumber.of(Answer.Number.exact(4_294_967_295L));

    assertEquals("4294967295", number.valueText());
    assertEquals("0", number.toleranceText());
    assertEquals("100000000", AcceptedNumber.of(Answer.Number.bytes(100_000_000)).valueText());
  }

  @Test
  void shouldRoundWhatHasATolerance() {
    AcceptedNumber number = AcceptedNumber.of(new Answer.Number(86.432_198, 0.5, Unit.PERCENT));

    assertEquals("86.432", number.valueText());
    assertEquals("0.5002", number.toleranceText());
  }

  @Test
  void shouldTakeEveryAnswerThatTheLabTakes() {
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      Unit unit = Unit.values()[random.nextInt(Unit.values().length)];
      double value = Math.pow(10, random.nextDouble(-2, 6));
      Answer.Number right = Answer.Number.within(value, random.nextDouble(0.001, 0.1), unit);
      AcceptedNumber accepted = AcceptedNumber.of(right);
      BigDecimal low = accepted.value().subtract(accepted.tolerance());
      BigDecimal high = accepted.value().add(accepted.tolerance());

      String what = right + " " + accepted;
      assertTrue(low.doubleValue() <= value - right.tolerance(), what);
      assertTrue(high.doubleValue() >= value + right.tolerance(), what);
      double wider = high.doubleValue() - (value + right.tolerance());
      assertTrue(wider <= right.tolerance() / 50, what);
    }
  }
}

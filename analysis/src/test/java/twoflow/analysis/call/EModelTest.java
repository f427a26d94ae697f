package twoflow.analysis.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of ITU-T G.107's formulas, computed by hand. */
class EModelTest {

  @ParameterizedTest
  @CsvSource({
    "93.2, 4.409",
    "77.42, 3.92",
    "42.12, 2.17",
    "-1, 1",
    "0, 1",
    "1, 1",
    "100, 4.5",
    "101, 4.5"
  })
  void shouldKnowTheOpinionOnARating(double rating, double mos) {
    assertEquals(mos, EModel.mos(rating), 0.005);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "100, 0", "200, 3.04", "300, 14.76"})
  void shouldKnowWhatADelayTakes(double delayMs, double impairment) {
    assertEquals(impairment, EModel.delayImpairment(delayMs), 0.005);
  }

  /** Five of a hundred packets, by chance. */
  @Test
  void shouldKnowWhatALossTakes() {
    LateLoss loss = new LateLoss(100, 5, 5);
    assertEquals(5, loss.percent());
    assertEquals(1, loss.burstRatio());
    assertEquals(77.42, EModel.CONCEALMENT.rating(loss, 80), 0.005);
    assertEquals(42.12, EModel.SILENCE.rating(loss, 80), 0.005);
    assertEquals(42.12 - 3.04, EModel.SILENCE.rating(loss, 200), 0.01);
  }

  @Test
  void shouldFindLossesInGroupsWorse() {
    LateLoss oneGroup = new LateLoss(100, 5, 1);
    assertEquals(4.75, oneGroup.burstRatio(), 1e-9);
    // 93.2 - 95 * 5 / (5 / 4.75 + 4.3)
    assertEquals(4.46, EModel.SILENCE.rating(oneGroup, 80), 0.005);
  }

  /** The formula would give -249, which no rating is. */
  @Test
  void shouldNotRateBelowNothing() {
    LateLoss oneGroup = new LateLoss(100, 20, 1);
    assertEquals(0, EModel.SILENCE.rating(oneGroup, 80));
    assertEquals(1, EModel.mos(0));
  }

  @Test
  void shouldFindNoFaultWithACallOnTime() {
    LateLoss none = new LateLoss(100, 0, 0);
    assertEquals(93.2, EModel.SILENCE.rating(none, 80));
    assertEquals(1, none.burstRatio());
    assertEquals(0, new LateLoss(0, 0, 0).percent());
  }
}

package twoflow.relay;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AlertnessTest {

  private final Alertness alertness = new Alertness();

  /**
   * @param legs the legs that are served, a pair's name and its side, such as {@code A1}; {@code
   *     --} is a listener
   */
  private void serve(String... legs) {
    for (String leg : legs) {
      String pair = leg.substring(0, 1);
      alertness.served(pair.equals("-") ? null : pair.intern(), leg);
    }
  }

  @Test
  void shouldStayAwakeForPeersThatAnswerEachOther() {
    serve("A1", "A2", "A1");
    assertFalse(alertness.awake());
    serve("A2");
    assertTrue(alertness.awake());
    serve("A1");
    assertTrue(alertness.awake());
  }

  @Test
  void shouldSleepWhereSeveralPairsTalk() {
    serve("A1", "A2", "B1", "B2", "A1", "A2", "A1", "B1", "B2");
    assertFalse(alertness.awake());
  }

  @Test
  void shouldSleepWhereOnePeerAloneSends() {
    serve("A1", "A1", "A1", "A1", "A1", "A1");
    assertFalse(alertness.awake());
  }

  @Test
  void shouldStayAwakeAfterAPeerHasComeUntilThatWasInVain() {
    serve("--");
    assertTrue(alertness.awake());
    alertness.inVain();
    assertFalse(alertness.awake());
  }

  @Test
  void shouldTakeItsTurnsAgainAfterLooksInVain() {
    serve("A1", "A2", "A1", "A2");
    alertness.inVain();
    serve("A1", "A2", "A1");
    assertFalse(alertness.awake());
    serve("A2");
    assertTrue(alertness.awake());
  }
}

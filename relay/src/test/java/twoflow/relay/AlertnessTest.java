package twoflow.relay;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AlertnessTest {

  private final Alertness alertness = new Alertness();
  private final Object one = new Object();
  private final Object other = new Object();

  private void serve(Object... sessions) {
    for (Object session : sessions) {
      alertness.served(session);
    }
  }

  @Test
  void shouldStayAwakeForAPairThatIsServedAgainAndAgain() {
    serve(one, one, one);
    assertFalse(alertness.awake());
    serve(one);
    assertTrue(alertness.awake());
    serve(one);
    assertTrue(alertness.awake());
  }

  @Test
  void shouldSleepWhereSeveralPairsTalk() {
    serve(one, one, other, one, one, other, one, one, one, other);
    assertFalse(alertness.awake());
  }

  @Test
  void shouldSleepWhereNoPairIsServed() {
    serve(null, null, null, null, null, null);
    assertFalse(alertness.awake());
  }

  @Test
  void shouldTakeItsTurnsAgainAfterLooksInVain() {
    serve(one, one, one, one);
    alertness.inVain();
    serve(one, one, one);
    assertFalse(alertness.awake());
    serve(one);
    assertTrue(alertness.awake());
  }
}

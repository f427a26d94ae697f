package twoflow.relay;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpinPolicyTest {

  private final SpinPolicy spinPolicy = new SpinPolicy();

  /**
   * @param peers the peers that are served, each as a session's letter and its side, such as {@code
   *     A1}; {@code --} is a listener
   */
  private void serve(String... peers) {
    for (String peer : peers) {
      String session = peer.substring(0, 1);
      spinPolicy.served(session.equals("-") ? null : session.intern(), peer);
    }
  }

  @Test
  void shouldSpinForPeersThatAnswerEachOther() {
    serve("A1", "A2", "A1");
    assertFalse(spinPolicy.shouldSpin());
    serve("A2");
    assertTrue(spinPolicy.shouldSpin());
    serve("A1");
    assertTrue(spinPolicy.shouldSpin());
  }

  @Test
  void shouldNotSpinWhileSeveralSessionsAreActive() {
    serve("A1", "A2", "B1", "B2", "A1", "A2", "A1", "B1", "B2");
    assertFalse(spinPolicy.shouldSpin());
  }

  @Test
  void shouldNotSpinWhileOnlyOnePeerSends() {
    serve("A1", "A1", "A1", "A1", "A1", "A1");
    assertFalse(spinPolicy.shouldSpin());
  }

  @Test
  void shouldSpinAfterAPeerHasConnectedUntilASpinFails() {
    serve("--");
    assertTrue(spinPolicy.shouldSpin());
    spinPolicy.spinFailed();
    assertFalse(spinPolicy.shouldSpin());
  }

  @Test
  void shouldNeedSeveralTurnsAgainAfterASpinThatFailed() {
    serve("A1", "A2", "A1", "A2");
    spinPolicy.spinFailed();
    serve("A1", "A2", "A1");
    assertFalse(spinPolicy.shouldSpin());
    serve("A2");
    assertTrue(spinPolicy.shouldSpin());
  }
}

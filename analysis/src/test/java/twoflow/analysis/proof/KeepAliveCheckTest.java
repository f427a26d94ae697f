package twoflow.analysis.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.SegmentRecord;
import twoflow.pcap.tcp.NewBytes;

/** Which segments ask whether the other side is there. */
class KeepAliveCheckTest {

  private static final int ACK = 16;
  private static final int FIN = 1;

  private final KeepAliveCheck check = new KeepAliveCheck(new Way(0, null, Leg.TO_RELAY), 2);
  private long frame;

  private void segment(Leg leg, int flags, long seq, int bytes, long ack, long window) {
    frame++;
    NewBytes fresh = bytes == 0 ? NewBytes.NONE : new NewBytes(seq, seq + bytes - 1);
    check.segment(
        new SegmentRecord(
            frame, frame * 1_000_000, 0, leg, flags, 0, seq, bytes, fresh, 52, ack, window));
  }

  private void asks(long seq) {
    segment(Leg.TO_RELAY, ACK, seq, 0, 1, 65_536);
  }

  private void answer(long ack, long window) {
    segment(Leg.FROM_RELAY, ACK, 1, 0, ack, window);
  }

  @BeforeEach
  void sendTenBytes() {
    segment(Leg.TO_RELAY, ACK, 1, 10, 1, 65_536);
    answer(11, 65_536);
  }

  @Test
  void shouldHoldWhenEachProbeIsAnswered() {
    asks(10);
    answer(11, 65_536);
    assertFalse(check.finding().holds(), check.finding()::words);
    asks(10);
    answer(11, 65_536);
    assertTrue(check.finding().holds(), check.finding()::words);
    assertEquals(
        "2 probes, 2 answered, the first in frame 3, the last in frame 5; the scenario says 2 at"
            + " least, each answered",
        check.finding().words());
  }

  @Test
  void shouldNotHoldWhenTheLastHasNoAnswer() {
    asks(10);
    asks(10);
    answer(11, 65_536);
    assertFalse(check.finding().holds(), check.finding()::words);
  }

  @Test
  void shouldNotTakeOtherSegmentsForProbes() {
    // An ACK, a FIN, and what asks for the window.
    asks(11);
    segment(Leg.TO_RELAY, ACK | FIN, 10, 0, 1, 65_536);
    answer(11, 0);
    asks(10);
    answer(11, 0);
    assertTrue(check.finding().words().startsWith("0 probes, 0 answered;"), check.finding()::words);
  }
}

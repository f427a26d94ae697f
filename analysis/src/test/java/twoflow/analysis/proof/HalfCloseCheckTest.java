package twoflow.analysis.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.SegmentRecord;
import twoflow.pcap.tcp.NewBytes;

/** Frames are 100 ms apart. */
class HalfCloseCheckTest {

  private static final int ACK = 16;
  private static final int FIN = 1;

  private final HalfCloseCheck check =
      new HalfCloseCheck(new Way(0, null, Leg.FROM_RELAY), Duration.ofMillis(200));
  private long frame;

  private void segment(Leg leg, int flags, long seq, int bytes) {
    frame++;
    NewBytes fresh = bytes == 0 ? NewBytes.NONE : new NewBytes(seq, seq + bytes - 1);
    check.segment(
        new SegmentRecord(
            frame, frame * 100_000_000, 0, leg, flags, 0, seq, bytes, fresh, 52, 1, 65_536));
  }

  @Test
  void shouldHoldWhenDataFollowsTheFin() {
    segment(Leg.FROM_RELAY, ACK, 1, 10);
    segment(Leg.TO_RELAY, ACK | FIN, 1, 0);
    segment(Leg.FROM_RELAY, ACK, 11, 10);
    segment(Leg.FROM_RELAY, ACK, 21, 10);
    assertFalse(check.finding().holds(), check.finding()::words);
    segment(Leg.FROM_RELAY, ACK | FIN, 31, 0);
    assertTrue(check.finding().holds(), check.finding()::words);
    assertEquals(
        "FIN of the receiver in frame 2, then 2 segments with data, the last in frame 4, 200.0 ms"
            + " later, FIN of the sender in frame 5; the scenario says data for 200.0 ms at least",
        check.finding().words());
  }

  @Test
  void shouldNotHoldWhenTheSenderEndsFirst() {
    segment(Leg.FROM_RELAY, ACK, 1, 10);
    segment(Leg.FROM_RELAY, ACK | FIN, 11, 0);
    assertFalse(check.finding().holds(), check.finding()::words);
    segment(Leg.TO_RELAY, ACK | FIN, 1, 0);
    assertFalse(check.finding().holds(), check.finding()::words);
    assertTrue(check.finding().words().contains("no data after it"), check.finding()::words);
  }

  @Test
  void shouldNotHoldWhenTheDataEndsTooEarly() {
    segment(Leg.TO_RELAY, ACK | FIN, 1, 0);
    segment(Leg.FROM_RELAY, ACK, 1, 10);
    segment(Leg.FROM_RELAY, ACK | FIN, 11, 0);
    assertFalse(check.finding().holds(), check.finding()::words);
  }
}

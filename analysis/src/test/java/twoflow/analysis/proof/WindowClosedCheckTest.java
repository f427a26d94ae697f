package twoflow.analysis.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.SegmentRecord;
import twoflow.pcap.tcp.NewBytes;

/** When a window that was closed counts. */
class WindowClosedCheckTest {

  private static final int ACK = 16;
  private static final int RST = 4;

  private final WindowClosedCheck check =
      new WindowClosedCheck(new Way(0, null, Leg.FROM_RELAY), Duration.ofMillis(500));
  private long frame;

  private void ack(long ms, long ack, long window) {
    answer(ms, ack, window, ACK);
  }

  private void answer(long ms, long ack, long window, int flags) {
    frame++;
    check.segment(
        new SegmentRecord(
            frame,
            ms * 1_000_000,
            0,
            Leg.TO_RELAY,
            flags,
            0,
            1,
            0,
            NewBytes.NONE,
            52,
            ack,
            window));
  }

  private void data(long ms, long firstSeq, int bytes) {
    frame++;
    check.segment(
        new SegmentRecord(
            frame,
            ms * 1_000_000,
            0,
            Leg.FROM_RELAY,
            ACK,
            0,
            firstSeq,
            bytes,
            bytes == 0 ? NewBytes.NONE : new NewBytes(firstSeq, firstSeq + bytes - 1),
            52,
            1,
            65_536));
  }

  @Test
  void shouldHoldWhenItOpensByAnAckOfTheSameBytes() {
    data(0, 1, 10);
    ack(1, 11, 0);
    data(300, 10, 0);
    ack(301, 11, 0);
    ack(601, 11, 4096);
    assertTrue(check.finding().holds(), check.finding()::words);
    assertEquals(
        "window 0 in frame 2, 4096 bytes in frame 5, 600.0 ms later, both with ACK 11; the scenario"
            + " says 500.0 ms at least",
        check.finding().words());
  }

  @Test
  void shouldNotHoldWhenItWasClosedTooShortly() {
    ack(1, 11, 0);
    ack(400, 11, 4096);
    assertFalse(check.finding().holds(), check.finding()::words);
  }

  @Test
  void shouldNotHoldWhenNewBytesCameMeanwhile() {
    ack(1, 11, 0);
    data(300, 11, 10);
    ack(601, 11, 4096);
    assertFalse(check.finding().holds(), check.finding()::words);
    assertTrue(
        check.finding().words().startsWith("the window was 0, but not while nothing new came"),
        check.finding()::words);
  }

  @Test
  void shouldNotHoldWhenItStaysClosedOrWasNot() {
    ack(1, 11, 4096);
    answer(2, 11, 0, RST);
    assertTrue(check.finding().words().startsWith("the window was never 0"));
    ack(3, 11, 0);
    assertFalse(check.finding().holds());
    assertTrue(check.finding().words().startsWith("the window stayed 0"));
  }
}

package twoflow.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting peers that die when the relay does not look. */
@Timeout(30)
class RelayDeadPeerTest {

  @ParameterizedTest
  @ValueSource(strings = {"FIN", "RST"})
  void shouldReportOnceThatAPeerLeftAsItsPartnerCame(String end) throws Exception {
    Pause pause = new Pause();
    try (RunningRelay relay = new RunningRelay(0, pause)) {
      Peer a = relay.peer();
      Peer b = relay.peer();
      Peer gone = relay.peer();
      a.send("pause");
      pause.awaitBegin();
      // The arrival is found first, then the end of the peer that it would have been paired with.
      Peer next = relay.peerInAHurry(0);
      if (end.equals("FIN")) {
        gone.halfClose();
      } else {
        gone.reset();
      }
      pause.end();
      assertEquals("pause", b.read(5));
      relay.recorded().await("waiting " + next.port());
      b.send("on");
      assertEquals("on", a.read(2));
      assertEquals(List.of("left " + gone.port()), relay.recorded().lines("left"));
    }
  }

  @Test
  void shouldNotPairAPeerThatWasResetAfterItsLastByte() throws Exception {
    try (RunningRelay relay = new RunningRelay(1)) {
      Peer gone = relay.peer();
      gone.send("all I have to say");
      gone.halfClose();
      relay.recorded().await("ended " + gone.port());
      gone.reset();
      shouldServeTheNextTwo(relay, gone);
    }
  }

  @Test
  void shouldNotPairAPeerThatWasResetWhileItsBytesWereBuffered() throws Exception {
    try (RunningRelay relay = new RunningRelay(1)) {
      relay.recorded().suppressPieceLines();
      Peer gone = relay.peer();
      // More than the relay buffers for a partner that is not there, and less than fits on the way.
      gone.send(new byte[600_000]);
      relay.recorded().awaitReceived(256 * 1024);
      gone.reset();
      shouldServeTheNextTwo(relay, gone);
    }
  }

  private static void shouldServeTheNextTwo(RunningRelay relay, Peer gone) throws Exception {
    Peer a = relay.peer();
    Peer b = relay.peer();
    assertEquals(List.of("left " + gone.port()), relay.recorded().lines("left"));
    a.send("to b");
    a.halfClose();
    assertEquals("to b", b.readToFin());
    b.halfClose();
    relay.awaitEnd();
  }

  /** Holds the loop while it handles its first read. */
  private static final class Pause implements RelayObserver {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public void received(
        PeerConnection from, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {
      begun.countDown();
      await(ended);
    }

    void awaitBegin() {
      await(begun);
    }

    void end() {
      ended.countDown();
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}

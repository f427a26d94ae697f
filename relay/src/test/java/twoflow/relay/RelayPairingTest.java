package twoflow.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is paired with whom, and when a relay ends. */
@Timeout(30)
class RelayPairingTest {

  /** Ends a pair by FINs and looks that both learn it. */
  private static void end(Peer first, Peer second) throws Exception {
    first.halfClose();
    assertEquals("", second.readToFin());
    second.halfClose();
    assertEquals("", first.readToFin());
  }

  @Test
  void shouldPairInOrderOfArrivalAndEndAfterTheLastPair() throws Exception {
    try (RunningRelay relay = new RunningRelay(2)) {
      Peer a = relay.peer();
      relay.recorded().await("waiting " + a.port());
      Peer b = relay.peer();
      Peer c = relay.peer();
      Peer d = relay.peer();
      c.send("to d");
      a.send("to b");
      assertEquals("to b", b.read(4));
      assertEquals("to d", d.read(4));
      d.send("to c");
      assertEquals("to c", c.read(4));
      end(a, b);
      end(d, c);

      relay.awaitEnd();
      assertEquals(
          List.of(
              "paired " + a.port() + " " + b.port() + " session 1",
              "paired " + c.port() + " " + d.port() + " session 2"),
          relay.recorded().lines("paired"));
      assertEquals("CHAT 2 of 2 pairs ended, 12 bytes forwarded", relay.listener().summary());
    }
  }

  @Test
  void shouldPairWithinAFlowOnly() throws Exception {
    SessionLimits one = new SessionLimits(1, Duration.ZERO);
    try (RunningRelay relay = new RunningRelay(List.of("CHAT", "VOIP"), one)) {
      Peer chat = relay.peer(0);
      Peer voip = relay.peer(1);
      assertEquals(2, relay.recorded().lines("waiting").size());
      Peer chatPartner = relay.peer(0);
      end(chat, chatPartner);
      Peer voipPartner = relay.peer(1);
      end(voip, voipPartner);
      relay.awaitEnd();
    }
  }

  @Test
  void shouldRefuseAPeerBeyondTheSessionsByRst() throws Exception {
    try (RunningRelay relay = new RunningRelay(1)) {
      Peer a = relay.peer();
      Peer b = relay.peer();
      Peer tooMany = relay.peerInAHurry(0);
      tooMany.assertReset();
      assertEquals(
          List.of("refused CHAT " + tooMany.port() + " all wanted sessions are taken"),
          relay.recorded().lines("refused"));
      a.send("still here");
      assertEquals("still here", b.read(10));
      end(a, b);
      relay.awaitEnd();
    }
  }

  @Test
  void shouldNotPairAPeerThatLeftByFin() throws Exception {
    try (RunningRelay relay = new RunningRelay(1)) {
      Peer gone = relay.peer();
      gone.halfClose();
      relay.recorded().await("left " + gone.port());
      Peer a = relay.peer();
      end(a, relay.peer());
      relay.awaitEnd();
      assertEquals(1, relay.recorded().lines("paired " + a.port()).size());
    }
  }

  @Test
  void shouldNotPairAPeerThatLeftByRstEvenAfterBytes() throws Exception {
    try (RunningRelay relay = new RunningRelay(1)) {
      Peer gone = relay.peer();
      gone.send("never mind");
      relay.recorded().await("received " + gone.port());
      gone.reset();
      relay.recorded().await("left " + gone.port());
      Peer a = relay.peer();
      end(a, relay.peer());
      relay.awaitEnd();
      assertEquals(1, relay.recorded().lines("paired " + a.port()).size());
    }
  }

  @Test
  void shouldNotPairAPeerThatGoesAsItsPartnerComes() throws Exception {
    try (RunningRelay relay = new RunningRelay(1)) {
      for (int i = 0; i < 50; i++) {
        Peer gone = relay.peerInAHurry(0);
        gone.reset();
      }
      Peer a = relay.peer();
      end(a, relay.peer());
      relay.awaitEnd();
      assertEquals(1, relay.recorded().lines("paired").size());
      assertEquals(1, relay.recorded().lines("paired " + a.port()).size());
    }
  }

  @Test
  void shouldKeepTheBytesAndTheFinOfAQuickSender() throws Exception {
    try (RunningRelay relay = new RunningRelay(1)) {
      Peer quick = relay.peer();
      quick.send("all I have to say");
      quick.halfClose();
      relay.recorded().await("ended " + quick.port());
      Peer late = relay.peer();
      assertEquals("all I have to say", late.readToFin());
      late.send("answer");
      late.halfClose();
      assertEquals("answer", quick.readToFin());
      relay.awaitEnd();
      assertEquals(List.of(), relay.recorded().lines("left"));
    }
  }

  @Test
  void shouldFailWhenNobodyComes() throws Exception {
    try (RunningRelay relay = impatientRelay()) {
      relay.clock().advanceMs(20);
      assertEquals("CHAT: no pair within 0.02 s: nobody is there", relay.failure());
    }
  }

  @Test
  void shouldFailWhenAPartnerDoesNotCome() throws Exception {
    try (RunningRelay relay = impatientRelay()) {
      relay.clock().advanceMs(19);
      Peer alone = relay.peer();
      relay.recorded().await("waiting");
      relay.clock().advanceMs(1);
      assertEquals(
          "CHAT: no pair within 0.02 s: 127.0.0.1:" + alone.port() + " waits for its partner",
          relay.failure());
      alone.assertReset();
      assertEquals(
          List.of("reset " + alone.port() + " the relay ended"), relay.recorded().lines("reset"));
    }
  }

  @Test
  void shouldNotCountARunningPairAsWaiting() throws Exception {
    try (RunningRelay relay = impatientRelay()) {
      Peer a = relay.peer();
      Peer b = relay.peer();
      relay.recorded().await("paired");
      for (int i = 0; i < 5; i++) {
        relay.clock().advanceMs(1_000);
        a.send("x");
        assertEquals("x", b.read(1));
      }
      end(a, b);
      // The next pair has its time from the end of the last one on.
      relay.recorded().await("closed " + b.port());
      relay.clock().advanceMs(19);
      end(relay.peer(), relay.peer());
      relay.awaitEnd();
    }
  }

  /** Waits 20 ms for each of two pairs. */
  private static RunningRelay impatientRelay() throws IOException {
    return new RunningRelay(List.of("CHAT"), new SessionLimits(2, Duration.ofMillis(20)));
  }

  @Test
  void shouldResetEveryoneWhenStopped() throws Exception {
    try (RunningRelay relay = new RunningRelay(0)) {
      Peer a = relay.peer();
      Peer b = relay.peer();
      Peer waiting = relay.peer();
      relay.recorded().await("waiting " + waiting.port());
      relay.stop().request();
      a.assertReset();
      b.assertReset();
      waiting.assertReset();
      String failure = relay.failure();
      assertTrue(failure.startsWith("CHAT: 1 of 1 pairs were reset"), failure);
      assertEquals(3, relay.recorded().lines("reset").size());
      assertTrue(
          relay.recorded().lines("reset").getFirst().endsWith("the relay was stopped"),
          () -> relay.recorded().lines("reset").toString());
    }
  }

  @Test
  void shouldServeManyPairsAtOnce() throws Exception {
    int pairs = 50;
    try (RunningRelay relay = new RunningRelay(pairs)) {
      Peer[] peers = new Peer[2 * pairs];
      for (int i = 0; i < peers.length; i++) {
        peers[i] = relay.peer();
      }
      for (int i = 0; i < peers.length; i += 2) {
        peers[i].send("pair " + i);
      }
      for (int i = peers.length - 2; i >= 0; i -= 2) {
        assertEquals("pair " + i, peers[i + 1].read(("pair " + i).length()));
        end(peers[i], peers[i + 1]);
      }
      relay.awaitEnd();
    }
  }
}

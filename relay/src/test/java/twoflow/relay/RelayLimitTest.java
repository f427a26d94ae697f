package twoflow.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many peers there may be at once, over all flows. */
@Timeout(30)
class RelayLimitTest {

  private static RunningRelay relay(int maxConnections) throws Exception {
    return new RunningRelay(
        List.of("CHAT", "VOIP"), new SessionLimits(0, Duration.ZERO, maxConnections));
  }

  private static void assertRefused(RunningRelay relay, int flow) throws Exception {
    Peer tooMany = relay.peerInAHurry(flow);
    tooMany.assertReset();
    String refused = relay.recorded().lines("refused").getLast();
    String reason = "4 connections are open, the most there may be (--max-connections)";
    String name = flow == 0 ? "CHAT" : "VOIP";
    assertEquals("refused " + name + " " + tooMany.port() + " " + reason, refused);
  }

  @Test
  void shouldRefuseOnePeerTooManyOnEveryFlow() throws Exception {
    try (RunningRelay relay = relay(4)) {
      Peer a = relay.peer(0);
      Peer b = relay.peer(0);
      relay.peer(0);
      relay.peer(1);
      assertRefused(relay, 0);
      assertRefused(relay, 1);
      a.send("still here");
      assertEquals("still here", b.read(10));
      assertEquals(
          "CHAT 0 of 1 pairs ended, 0 bytes forwarded, 1 peers refused",
          relay.listener().summary());
    }
  }

  @Test
  void shouldGiveThePlacesBackOfAPairThatEndsIsResetOrLeaves() throws Exception {
    try (RunningRelay relay = relay(4)) {
      for (int round = 0; round < 3; round++) {
        Peer a = relay.peer(0);
        Peer b = relay.peer(0);
        Peer c = relay.peer(1);
        Peer d = relay.peer(1);
        assertRefused(relay, 0);
        a.halfClose();
        assertEquals("", b.readToFin());
        b.halfClose();
        assertEquals("", a.readToFin());
        relay.recorded().await("closed " + b.port());
        c.reset();
        d.assertReset();
        relay.recorded().await("reset " + d.port());
        Peer leaves = relay.peer(0);
        leaves.halfClose();
        relay.recorded().await("left " + leaves.port());
      }
    }
  }
}

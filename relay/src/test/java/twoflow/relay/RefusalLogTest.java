package twoflow.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import twoflow.testsupport.LogLines;

/** Refusals are logged, but a flood of them is not. */
class RefusalLogTest {

  private static final long SECOND_NS = 1_000_000_000;

  private final LogLines lines = new LogLines();
  private final RefusalLog refusals = new RefusalLog(lines.logger());

  private void refuse(int port, long timeNs) {
    InetSocketAddress remote = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    refusals.refused("CHAT", remote, "why", timeNs);
  }

  @Test
  void shouldLogFiveRefusalsPerSecond() {
    for (int port = 1; port <= 1_000; port++) {
      refuse(port, SECOND_NS + port);
    }
    assertEquals(
        List.of(1, 2, 3, 4, 5).stream().map(p -> "CHAT 127.0.0.1:" + p + " refused: why").toList(),
        lines.all());
  }

  @Test
  void shouldCountSuppressedRefusalsOnTheNextLine() {
    for (int port = 1; port <= 105; port++) {
      refuse(port, SECOND_NS);
    }
    refuse(106, 2 * SECOND_NS);
    refuse(107, 2 * SECOND_NS);
    assertEquals(
        List.of(
            "CHAT 127.0.0.1:106 refused: why (and 100 peers before it)",
            "CHAT 127.0.0.1:107 refused: why"),
        lines.all().subList(5, 7));
  }
}

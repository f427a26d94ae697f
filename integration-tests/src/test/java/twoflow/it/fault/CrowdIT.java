package twoflow.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import twoflow.it.Events;
import twoflow.it.Exchange;
import twoflow.it.LabProcess;
import twoflow.it.LabProcess.LogReader;
import twoflow.it.RawPeer;

/** Very many peers, one after another and at once. */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class CrowdIT {

  private static final int VISITS = 10_000;
  private static final int PAIRS = 1_000;

  /** The JVM starts and ends compiler threads as it likes, unless an option forbids it. */
  private static final List<String> JVM =
      List.of("-Xmx64m", "-XX:-UseDynamicNumberOfCompilerThreads");

  @TempDir private Path folder;

  @Test
  void shouldKeepNothingOfPeersThatConnectAndClose() throws Exception {
    try (LabProcess relay = relay("--sessions", "0", "--tap", "tap.pcapng")) {
      LogReader log = relay.readLog();
      visit(relay, log, 10);
      ProcessFigures before = ProcessFigures.of(relay);
      visit(relay, log, VISITS);
      // Maybe fewer: the last one of the first visitors may not have been closed yet.
      Eventually.holds(
          () -> ProcessFigures.of(relay).descriptors() <= before.descriptors(),
          () -> before + " before, now " + ProcessFigures.of(relay));
      ProcessFigures after = ProcessFigures.of(relay);
      assertEquals(before.threads(), after.threads());
      try (RawPeer one = new RawPeer(relay.awaitPort("DEMO"));
          RawPeer two = new RawPeer(relay.awaitPort("DEMO"))) {
        Exchange.bothWays(one, two, Exchange.random(100), Exchange.random(100));
      }
      relay.awaitLog("paired (session 1)");
      relay.signal("TERM");
      relay.shouldExit(143);
    }
    Events events = Events.read(folder.resolve("relay.csv"));
    assertEquals(VISITS + 12, events.of("connected", "DEMO").size());
    assertEquals(VISITS + 12, events.of("closed", "DEMO").size());
    assertEquals(2, events.of("paired", "DEMO").size());
  }

  /**
   * Connects and closes at once, by FIN and by RST in turn. Each visitor waits until the relay has
   * seen the one before leave: a busy kernel can hold a FIN or RST back behind the next SYN, and
   * then the relay rightly pairs the two.
   */
  private static void visit(LabProcess relay, LogReader log, int visits) throws Exception {
    int port = relay.awaitPort("DEMO");
    for (int visit = 0; visit < visits; visit += 2) {
      try (RawPeer ends = new RawPeer(port)) {
        ends.halfClose();
        assertEquals("", ends.readAll());
      }
      try (RawPeer resets = new RawPeer(port)) {
        resets.reset();
      }
      log.awaitNext("left before its partner came", 2);
    }
  }

  @Test
  void shouldServeAThousandPairsAtOnce() throws Exception {
    List<RawPeer> peers = new ArrayList<>();
    try (LabProcess relay = relay("--sessions", "" + PAIRS)) {
      int port = relay.awaitPort("DEMO");
      for (int i = 0; i < 2 * PAIRS; i++) {
        peers.add(new RawPeer(port));
      }
      relay.awaitLog("paired (session " + PAIRS + ")");
      for (RawPeer peer : peers) {
        peer.send(peer.address() + " says this");
        peer.halfClose();
      }
      for (int i = 0; i < peers.size(); i++) {
        RawPeer partner = peers.get(i ^ 1);
        assertEquals(partner.address() + " says this", peers.get(i).readAll());
      }
      relay.shouldExit(0);
      String summary = relay.stdout().getLast();
      assertTrue(summary.contains("DEMO 1000 of 1000 pairs ended, "), relay::toString);
    } finally {
      for (RawPeer peer : peers) {
        peer.close();
      }
    }
    Events events = Events.read(folder.resolve("relay.csv"));
    assertEquals(2 * PAIRS, events.of("closed", "DEMO").size());
    assertEquals(0, events.of("reset", "DEMO").size());
  }

  private LabProcess relay(String... more) throws IOException {
    List<String> args =
        new ArrayList<>(
            List.of("--flow", "DEMO=0", "--log-payload=false", "-v", "--events", "relay.csv"));
    args.addAll(List.of(more));
    return LabProcess.role(folder, JVM, "relay", args.toArray(String[]::new));
  }
}

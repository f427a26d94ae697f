package twoflow.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import twoflow.it.Events;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;

/** The relay is stopped or killed at each stage of its work. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class RelaySignalIT {

  /** How far the relay is; each stage has as many connections as its number says. */
  private enum Stage {
    NOBODY_THERE(0),
    ONE_WAITS(1),
    IN_MID_STREAM(2),
    ONE_SIDE_ENDED(2);

    private final int connections;

    Stage(int connections) {
      this.connections = connections;
    }
  }

  private final List<RawPeer> peers = new ArrayList<>();

  @TempDir private Path folder;

  static Stream<Arguments> stages() {
    return Signal.each((Object[]) Stage.values());
  }

  @ParameterizedTest
  @MethodSource("stages")
  void shouldEndItsConnectionsAndLeaveReadableEvents(Stage stage, Signal signal) throws Exception {
    OneFlow flow = new OneFlow(folder, "CHAT");
    try (LabProcess relay = flow.relay("--sessions", "0")) {
      relay.awaitPort("CHAT");
      bring(flow, relay, stage);
      signal.end(relay);
      // The first of the last stage has read its end before.
      for (RawPeer peer : stage == Stage.ONE_SIDE_ENDED ? peers.subList(1, 2) : peers) {
        PeerEnd end = PeerEnd.of(peer);
        assertTrue(end == PeerEnd.RST || !signal.orderly(), () -> "ended by " + end);
      }
      assertEquals(signal.orderly() ? 2 : 1, relay.stdout().size(), relay::toString);
    }
    if (stage == Stage.NOBODY_THERE && signal.orderly()) {
      assertTrue(Files.notExists(folder.resolve("relay.csv")), "a file without an event");
      return;
    }
    Events events = flow.events("relay");
    assertEquals(stage.connections, events.of("connected", "CHAT").size());
    assertEquals(signal.orderly() ? stage.connections : 0, events.of("reset", "CHAT").size());
    assertEquals(stage.connections > 1 ? 5 : 0, flow.sentBytes("relay"));
  }

  @AfterEach
  void close() throws IOException {
    for (RawPeer peer : peers) {
      peer.close();
    }
  }

  /** Brings the relay to a stage. */
  private void bring(OneFlow flow, LabProcess relay, Stage stage) throws Exception {
    for (int i = 0; i < stage.connections; i++) {
      peers.add(flow.peer(relay));
    }
    if (stage == Stage.ONE_WAITS) {
      peers.getFirst().send("early");
      awaitInFile("received,");
    } else if (stage.connections == 2) {
      peers.getFirst().send("hello");
      assertEquals(5, peers.getLast().read(new byte[8]));
      awaitInFile("sent,");
    }
    if (stage == Stage.ONE_SIDE_ENDED) {
      peers.getLast().halfClose();
      assertEquals("", peers.getFirst().readAll());
    }
  }

  /** Waits until an event is on the disk. */
  private void awaitInFile(String event) throws Exception {
    Path file = folder.resolve("relay.csv");
    Eventually.holds(
        () -> Files.readString(file).contains("," + event), () -> "no " + event + " in " + file);
  }
}

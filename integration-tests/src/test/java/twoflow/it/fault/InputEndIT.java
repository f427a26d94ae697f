package twoflow.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import twoflow.it.Events;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;

/** A role that another program has started ends with it, as by SIGTERM. */
@Execution(ExecutionMode.CONCURRENT)
class InputEndIT {

  private static final Map<String, String> ASKED = Map.of("TWOFLOW_STOP_AT_EOF", "1");

  @TempDir private Path folder;

  @Test
  void shouldEndTheRoleWithWholeFiles() throws Exception {
    Path events = folder.resolve("events.csv");
    LabProcess relay =
        LabProcess.role(folder, ASKED, "relay", "--flow", "X=0", "--events", events.toString());
    try (RawPeer peer = new RawPeer(relay.awaitPort("X"))) {
      relay.awaitLog(peer.address() + " waits for its partner");
      relay.endInput();
      relay.shouldExit(143);
      assertEquals(1, Events.read(events).of("reset", "X").size());
      assertTrue(Files.readString(events).endsWith("\n"));
    }
    assertTrue(
        relay.stdout().contains("relay: X 0 of 0 pairs ended, 0 bytes forwarded"), relay::toString);
  }

  @Test
  void shouldNotBeAskedByTheEndOfItsInputAlone() throws Exception {
    LabProcess relay = LabProcess.role(folder, "relay", "--flow", "X=0");
    int port = relay.awaitPort("X");
    relay.endInput();
    try (RawPeer peer = new RawPeer(port)) {
      relay.awaitLog(peer.address() + " waits for its partner");
    }
    relay.signal("TERM");
    relay.shouldExit(143);
  }
}

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
import twoflow.it.FreePorts;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;

/** A role that another program has started begins at its word, and ends with it as by SIGTERM. */
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
  void shouldConnectOnlyWhenItsStarterGivesTheWord() throws Exception {
    int port = FreePorts.two()[0];
    LabProcess client =
        LabProcess.role(
            folder,
            Map.of("TWOFLOW_START_AT_LINE", "1", "TWOFLOW_STOP_AT_EOF", "1"),
            "client-chat",
            "--flows=VOIP",
            "--voip-port=" + port,
            // No relay is there yet: without the word it would fail at once.
            "--connect-timeout=1ms");
    LabProcess relay = LabProcess.role(folder, "relay", "--flow", "VOIP=" + port);
    relay.awaitPort("VOIP");
    client.awaitLog("ready");
    client.type("");
    relay.awaitLog("waits for its partner");
    client.endInput();
    client.shouldExit(143);
    relay.signal("TERM");
    relay.shouldExit(143);
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

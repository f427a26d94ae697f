package twoflow.it.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import twoflow.it.Exchange;
import twoflow.it.FreePorts;
import twoflow.it.Inputs;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;

/** The capture container's scripts in a folder with spaces, quotes and letters beyond ASCII. */
@Timeout(120)
class OddPathIT {

  private static final String ODD = "my 'lab' – é ☃ $x *";
  private static final int SOMEBODY = 12_345;

  @TempDir private Path temp;
  private Path root;

  @BeforeEach
  void makeTheRoot() throws IOException {
    root = Files.createDirectories(temp.resolve(ODD));
    Files.createDirectories(root.resolve("captures"));
  }

  @Test
  void shouldMakeCaptureAwaitAndHandOverARun() throws Exception {
    Path named = Inputs.csv(root, "my rows é.csv", "2026-01-01T00:00:00,A,CHAT,hi");
    script("new-run.sh", root.toString(), "a-run", named.toString(), "");
    Path run = root.resolve("captures/a-run");
    assertEquals(-1, Files.mismatch(named, run.resolve("chat_messages.csv")));
    assertEquals(5, Files.readAllLines(run.resolve("voip_messages.csv")).size());
    int port = FreePorts.two()[0];
    try (LabProcess capture = Sidecar.capture(temp, run.resolve("two-flow.pcap"), port);
        LabProcess relay =
            LabProcess.role(
                root,
                "relay",
                "--flow",
                "X=" + port,
                "--events",
                run.resolve("events/relay.csv").toString(),
                "--tap",
                run.resolve("tap.pcapng").toString());
        RawPeer one = new RawPeer(relay.awaitPort("X"));
        RawPeer two = new RawPeer(port)) {
      script("listening.sh", "" + port);
      capture.awaitResult("watching ");
      Exchange.bothWays(one, two, Exchange.random(100), Exchange.random(100));
      relay.shouldExit(0);
      capture.shouldExit(0);
    }
    script("await-capture.sh", run.toString(), "" + port);
    script("hand-over.sh", root.toString(), "a-run", "" + port);
    List<String> log = Files.readAllLines(run.resolve("capture.log"));
    assertTrue(log.getLast().startsWith("capture: complete: "), log::toString);
    for (String file : List.of("two-flow.pcap", "tap.pcapng", "events/relay.csv")) {
      assertTrue(Files.size(run.resolve(file)) > 200, file);
    }
  }

  @Test
  void shouldBecomeTheOwnerOfAFolder() throws Exception {
    assumeTrue((Integer) Files.getAttribute(root, "unix:uid") == 0, "only root becomes another");
    Path folder = Files.createDirectories(root.resolve("owned by somebody"));
    Files.setAttribute(folder, "unix:uid", SOMEBODY);
    try (LabProcess process =
        Sidecar.script(temp, "as-owner.sh", "none", folder.toString(), "id", "-u")) {
      process.shouldExit(0);
      assertEquals(List.of("" + SOMEBODY), process.stdout());
    }
  }

  private void script(String name, String... args) throws Exception {
    try (LabProcess process = Sidecar.script(temp, name, args)) {
      process.shouldExit(0);
    }
  }
}

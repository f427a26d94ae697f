package twoflow.it.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import twoflow.it.Exchange;
import twoflow.it.FreePorts;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;

/**
 * The capture's scripts without their run bits, as they come from a USB stick or some zip files.
 */
@Timeout(60)
class RunBitsIT {

  @TempDir private Path root;
  private Path scripts;

  @BeforeEach
  void copyTheScripts() throws IOException {
    scripts = Files.createDirectories(root.resolve("captures/sidecar"));
    try (Stream<Path> files = Files.list(Sidecar.scripts())) {
      for (Path file : files.toList()) {
        Path copy = Files.copy(file, scripts.resolve(file.getFileName()));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
      }
    }
  }

  @Test
  void shouldMakeCaptureAwaitAndHandOverARun() throws Exception {
    int port = FreePorts.two()[0];
    Path run = root.resolve("captures/a-run");
    Sidecar.capture(root, Files.createDirectories(root.resolve("permitted")).resolve("x"), port)
        .close();
    script("new-run.sh", "" + root, "a-run").shouldExit(0);
    try (LabProcess capture = script("capture.sh", run.resolve("two-flow.pcap") + "", "" + port)) {
      capture.awaitResult("capturing ");
      try (LabProcess relay = LabProcess.role(root, "relay", "--flow", "X=" + port);
          RawPeer one = new RawPeer(relay.awaitPort("X"));
          RawPeer two = new RawPeer(port)) {
        capture.awaitResult("watching ");
        Exchange.bothWays(one, two, Exchange.random(100), Exchange.random(100));
        relay.shouldExit(0);
      }
      capture.shouldExit(0);
    }
    script("hand-over.sh", "" + root, "a-run", "" + port).shouldExit(0);
    List<String> log = Files.readAllLines(run.resolve("capture.log"));
    assertTrue(log.getLast().startsWith("capture: complete: "), log::toString);
  }

  @Test
  void shouldBecomeTheOwnersScript() throws Exception {
    assumeTrue((Integer) Files.getAttribute(root, "unix:uid") == 0, "only root becomes another");
    Path script = Files.writeString(scripts.resolve("hello.sh"), "echo \"hello $1\"\n");
    LabProcess owner = script("as-owner.sh", "none", "" + root, "" + script, "world");
    owner.shouldExit(0);
    assertEquals(List.of("hello world"), owner.stdout());
  }

  private LabProcess script(String name, String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", scripts.resolve(name).toString()));
    command.addAll(List.of(args));
    return LabProcess.command(root, command.toArray(String[]::new));
  }
}

package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The same run started in a second terminal: the first one goes on as if nothing had happened. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class SameRunIT {

  private static final String LIVES =
      "new-run: run 'x' is still running, captures/x stays as it is: wait for its end, or use"
          + " another name";

  @TempDir private Path temp;
  private Path lab;

  @BeforeEach
  void copyTheBuiltLab() throws IOException {
    lab = temp.resolve("my lab");
    BuiltLab.copyTo(lab);
  }

  @Test
  void shouldRefuseASecondDemoAndACaptureBesideADemo() throws Exception {
    try (LabProcess first = lab("demo")) {
      first.awaitResult("sends     row 1");
      assertRefused("demo");
      assertRefused("capture");
      first.shouldExit(0);
      assertTrue(first.awaitResult("lab: done").contains("captures/x"), first::toString);
    }
    assertEquals(List.of("x"), runs());
    try (LabProcess next = lab("demo")) {
      next.shouldExit(0);
      assertTrue(next.stderr().getFirst().contains("the older run is now"), next::toString);
    }
    assertEquals(2, runs().size());
  }

  @Test
  void shouldRefuseACaptureAndADemoBesideACapture() throws Exception {
    try (LabProcess first = lab("capture")) {
      assumeTrue(isCapturing(first), "capturing is not permitted here");
      assertRefused("capture");
      assertRefused("demo");
      first.signal("TERM");
      first.shouldExit(143);
    }
    assertEquals(List.of("x"), runs());
  }

  @Test
  void shouldNotBeHeldUpByACaptureThatWasKilled() throws Exception {
    try (LabProcess first = lab("capture")) {
      assumeTrue(isCapturing(first), "capturing is not permitted here");
      List<ProcessHandle> started =
          ProcessHandle.of(first.pid()).orElseThrow().descendants().toList();
      first.signal("KILL");
      first.shouldExit(137);
      for (ProcessHandle process : started) {
        process.onExit().get();
      }
    }
    try (LabProcess next = lab("demo")) {
      next.shouldExit(0);
    }
    assertEquals(2, runs().size());
  }

  /** Roles in terminals of their own, without a capture. */
  @Test
  void shouldRefuseADemoBesideARelayOfThatRun() throws Exception {
    Files.createDirectories(lab.resolve("captures/x"));
    try (LabProcess relay =
            LabProcess.command(
                temp, lab.resolve("lab").toString(), "relay", "--run=x", "--flow=X=0");
        RawPeer peer = new RawPeer(relay.awaitPort("X"))) {
      relay.awaitLog(peer.address());
      assertRefused("demo");
    }
  }

  @Test
  void shouldLeaveTheLabsOwnFilesAlone() throws Exception {
    Path readme = Files.writeString(lab.resolve("captures/README.md"), "not a run");
    for (String name : List.of("README.md", "Sidecar", "sidecar")) {
      try (LabProcess demo = LabProcess.command(temp, lab + "/lab", "demo", "--run", name)) {
        demo.shouldExit(2);
        assertEquals(1, demo.stderr().size(), demo::toString);
      }
    }
    assertEquals("not a run", Files.readString(readme));
    assertTrue(Files.exists(lab.resolve("captures/sidecar/new-run.sh")));
  }

  /** On ports of its own: the name alone is what it shares. */
  private LabProcess lab(String command) throws IOException {
    int[] ports = FreePorts.two();
    List<String> words = new ArrayList<>(List.of(lab.resolve("lab").toString(), command));
    words.addAll(List.of("--run=x", "--chat-port=" + ports[0], "--voip-port=" + ports[1]));
    return LabProcess.command(temp, words.toArray(String[]::new));
  }

  private void assertRefused(String command) throws Exception {
    try (LabProcess second = lab(command)) {
      second.shouldExit(2);
      assertEquals(List.of(LIVES), second.stderr());
      assertEquals(List.of(), second.stdout());
    }
    assertEquals(List.of("x"), runs());
  }

  private static boolean isCapturing(LabProcess capture) {
    try {
      capture.awaitResult("capturing ");
      return true;
    } catch (AssertionError notCapturing) {
      return false;
    }
  }

  private List<String> runs() throws IOException {
    try (Stream<Path> runs = Files.list(lab.resolve("captures"))) {
      return runs.map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith("x"))
          .sorted()
          .toList();
    }
  }
}

package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.it.Capture;
import twoflow.it.LabProcess;

/** The introductory demo: its own compose file, its own capture. */
@RequiresDocker
class ChatDemoUpIT {

  @TempDir private Path folder;

  @Test
  void shouldRunAloneAndLeaveACaptureOfItsOwn() throws Exception {
    try (ComposeLab lab = ComposeLab.in(folder).startedFrom("docker-compose.chat-demo.yml")) {
      shouldLeaveACompleteCapture(lab);
    }
  }

  @Test
  void shouldRunInBridgeMode() throws Exception {
    try (ComposeLab lab =
        ComposeLab.in(folder)
            .startedFrom("docker-compose.chat-demo.yml")
            .overriddenBy("docker-compose.chat-demo.bridge.yml")) {
      shouldLeaveACompleteCapture(lab);
    }
  }

  private void shouldLeaveACompleteCapture(ComposeLab lab) throws Exception {
    try (LabProcess up = lab.with("CLIENTS", "2").up()) {
      up.exitCode(120);
      up.shouldExit(0);
    }
    Path run = lab.root().resolve("captures/chat-demo");
    Capture capture = Capture.read(run.resolve("chat-demo.pcap"));
    assertEquals(4, capture.directions(), capture::toString);
    assertEquals(4, capture.syns(), capture::toString);
    assertEquals(4, capture.fins(), capture::toString);
    assertEquals(0, capture.resets(), capture::toString);
    assertEquals(
        "capture: complete: " + capture.packets() + " packets captured, 0 dropped by the kernel",
        new FinishedRun(run).lastLogLine());
    assertTrue(Files.exists(run.resolve("events")));
    assertFalse(Files.exists(lab.run()), "the two flows ran, too");
    shouldBeReported(run);
    new FinishedRun(run).shouldBelongTo(FinishedRun.ownerOf(lab.root().resolve("captures")));
  }

  /** Afterwards, with the report of the machine: no relay, no rows of a CSV file. */
  private void shouldBeReported(Path run) throws Exception {
    try (LabProcess report = LabProcess.role(folder, "report", run.toString())) {
      report.shouldExit(0);
      assertTrue(
          report.stdout().stream()
              .anyMatch(line ->
                  line.matches("ok +broadcasts +6 messages of 2 members, 6 broadcasts: each .*")),
          report::toString);
    }
    assertTrue(Files.exists(run.resolve("chat-demo.annotated.pcapng")));
  }
}

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

  private static void shouldLeaveACompleteCapture(ComposeLab lab) throws Exception {
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
    new FinishedRun(run).shouldBelongTo(FinishedRun.ownerOf(lab.root().resolve("captures")));
  }
}

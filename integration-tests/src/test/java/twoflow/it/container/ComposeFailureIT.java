package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.it.LabProcess;

/** Runs that go wrong: {@code up} says so and ends, and what was captured stays, whole. */
@RequiresDocker
class ComposeFailureIT {

  @TempDir private Path folder;

  @Test
  void shouldFailAndKeepTheCaptureWhenTheRelayIsKilled() throws Exception {
    try (ComposeLab lab = ComposeLab.in(folder)) {
      LessonRows.writeLongOnesInto(lab);
      try (LabProcess up = lab.up()) {
        // Between two rows, the receiver would not see that anything is missing.
        up.awaitLog("VOIP sending row 3 ");
        try (LabProcess kill = lab.compose("kill", "--signal", "KILL", "relay")) {
          kill.shouldExit(0);
        }
        assertNotEquals(0, up.exitCode(60), up::toString);
        assertEquals(137, lab.exitCodeOf("relay"), up::toString);
        assertEquals(1, lab.exitCodeOf("client-chat"), up::toString);
        assertEquals(1, lab.exitCodeOf("client-voip"), up::toString);
        assertEquals(0, lab.exitCodeOf("capture"), up::toString);
      }
      FinishedRun run = new FinishedRun(lab.run());
      run.shouldHoldAWholeFile();
      run.shouldBelongTo(FinishedRun.ownerOf(lab.root().resolve("captures")));
    }
  }

  @Test
  void shouldEndWithinThePairTimeoutWhenARoleIsMissing() throws Exception {
    // On a busy machine, the other client's container starts some seconds after the relay's.
    try (ComposeLab lab = ComposeLab.in(folder).with("PAIR_TIMEOUT", "15s")) {
      try (LabProcess up = lab.up("--scale", "client-voip=0")) {
        up.awaitLog("CHAT listens on ");
        long startNs = System.nanoTime();
        assertNotEquals(0, up.exitCode(60), up::toString);
        long elapsedS = Duration.ofNanos(System.nanoTime() - startNs).toSeconds();
        // Without the option it would be more than a minute.
        assertTrue(elapsedS < 55, () -> elapsedS + " s\n" + up);
        assertEquals(1, lab.exitCodeOf("relay"), up::toString);
        assertEquals(0, lab.exitCodeOf("capture"), up::toString);
      }
      FinishedRun run = new FinishedRun(lab.run());
      run.shouldHoldAWholeFile();
      run.shouldBelongTo(FinishedRun.ownerOf(lab.root().resolve("captures")));
    }
  }

  @Test
  void shouldKeepAWholeCaptureWhenItIsStoppedInMidRun() throws Exception {
    try (ComposeLab lab = ComposeLab.in(folder)) {
      LessonRows.writeLongOnesInto(lab);
      try (LabProcess up = lab.up()) {
        up.awaitLog("VOIP received row 2 ");
        try (LabProcess stop = lab.compose("stop", "capture")) {
          stop.shouldExit(0);
        }
        assertEquals(143, lab.exitCodeOf("capture"), up::toString);
        FinishedRun run = new FinishedRun(lab.run());
        run.shouldHoldAWholeFile();
        assertTrue(
            run.lastLogLine().startsWith("capture: stopped before the run was over; "),
            run::toString);
        lab.down();
        up.exitCode(60);
      }
    }
  }
}

package twoflow.it.fault;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.it.LabProcess;

/** The other tests' check that a program only waits sees one that does not. */
@EnabledOnOs(OS.LINUX)
class PauseIT {

  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"while true; do :; done", "while sleep 0.01; do :; done"})
  void shouldFindAProgramThatAsksAgainAndAgain(String loop) throws Exception {
    try (LabProcess busy = LabProcess.command(folder, "sh", "-c", "echo begins; " + loop)) {
      busy.awaitResult("begins");
      AssertionError e = assertThrows(AssertionError.class, () -> Pause.keepStillFor(SHORT, busy));
      assertTrue(e.getMessage().matches("(?s)\\d+ sh (ran|woke) .*"), e.getMessage());
    }
  }

  @Test
  void shouldLetAProgramWait() throws Exception {
    try (LabProcess idle = LabProcess.command(folder, "sh", "-c", "echo begins; read line")) {
      idle.awaitResult("begins");
      Pause.keepStillFor(SHORT, idle);
    }
  }
}

package twoflow.it.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twoflow.it.LabProcess;

/** The script that adds a scenario's options to a program's own, in Compose. */
@Timeout(60)
class ByScenarioIT {

  @TempDir private Path run;

  @Test
  void shouldBecomeTheCommandWithoutAScenario() throws Exception {
    LabProcess command = start("echo", "--run", "x").shouldExit(0);
    assertEquals(List.of("--run x"), command.stdout());
    start("sh", "-c", "exit 1").shouldExit(1);
  }

  @Test
  void shouldAddTheArgumentsAsTheyAre() throws Exception {
    write("relay", "--impair", "split:VOIP:1..2:1", "a  b", "$HOME", "*", "\\n");
    LabProcess command = start("printf", "%s\n", "own").shouldExit(0);
    assertEquals(
        List.of("own", "--impair", "split:VOIP:1..2:1", "a  b", "$HOME", "*", "\\n"),
        command.stdout());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "2, 2", "3, 3", "137, 137"})
  void shouldTakeAFailureAsRightWhereTheScenarioResetsAConnection(int code, int expected)
      throws Exception {
    write("resets");
    start("sh", "-c", "exit " + code).shouldExit(expected);
  }

  @Test
  void shouldHandOnTheSignalThatEndsAContainer() throws Exception {
    write("resets");
    LabProcess command =
        start(
            "sh", "-c", "trap 'echo ended; exit 7' TERM; echo began; while :; do sleep 0.05; done");
    command.awaitResult("began");
    command.signal("TERM");
    assertEquals(7, command.exitCode(30), command::toString);
    assertEquals(List.of("began", "ended"), command.stdout());
  }

  private LabProcess start(String... command) throws IOException {
    String[] arguments = new String[command.length + 2];
    arguments[0] = run.toString();
    arguments[1] = "relay";
    System.arraycopy(command, 0, arguments, 2, command.length);
    return Sidecar.script(run, "by-scenario.sh", arguments);
  }

  private void write(String name, String... lines) throws IOException {
    Path options = Files.createDirectories(run.resolve("options"));
    Files.write(options.resolve(name), List.of(lines));
  }
}

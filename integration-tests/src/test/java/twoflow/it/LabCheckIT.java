package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code ./lab} finds wrong before it makes the run's folder: one line, and nothing is made.
 */
@Execution(ExecutionMode.CONCURRENT)
class LabCheckIT {

  @TempDir private Path temp;
  private Path lab;
  private int[] ports;

  @BeforeEach
  void copyTheBuiltLab() throws IOException {
    lab = temp.resolve("my lab é");
    BuiltLab.copyTo(lab);
    ports = FreePorts.two();
  }

  @AfterEach
  void shouldHaveMadeNothing() {
    assertTrue(Files.notExists(lab.resolve("captures/two-flow")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "capture"})
  void shouldNameTheUsersOwnFileAndLine(String command) throws Exception {
    Path csv = Inputs.csv(lab, "voip_messages.csv", "2026-01-01T00:00:00,A,CHAT,wrong flow");
    assertOneLine(
        "lab: "
            + csv
            + ":2: flow is \"CHAT\", this file's rows must be VOIP: name the file of this flow, or write VOIP",
        2,
        run(command));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--seed 1 --student x; --seed contradicts --student",
        "--seed 1 --chat-csv x.csv; --chat-csv contradicts --seed, which makes the rows",
        "--student x --voip-csv x.csv; --voip-csv contradicts --student, which makes the rows",
        "--seed -1; --seed: a whole number from 0 to 9007199254740991 is needed, not -1",
        "--seed 9007199254740992; --seed: a whole number from 0 to 9007199254740991 is needed, not 9007199254740992",
        "--student=; --student: an ID is needed, not nothing"
      })
  void shouldNameTheSeedThatCannotBeUsed(String options, String message) throws Exception {
    List<String> command = new ArrayList<>(List.of("demo"));
    command.addAll(List.of(options.split(" ")));
    assertOneLine("lab: " + message, 2, run(command.toArray(String[]::new)));
    assertTrue(Files.notExists(lab.resolve("chat_messages.csv")));
  }

  /** What is beside the lab does not matter, good or bad; and nothing is left behind. */
  @Test
  void shouldCheckTheRowsOfASeed() throws Exception {
    Inputs.csv(lab, "voip_messages.csv", "2026-01-01T00:00:00,A,CHAT,wrong flow");
    LabProcess check = run("demo", "--check", "--student", "J\u00fcrgen Gro\u00df");
    check.shouldExit(0);
    assertEquals(
        List.of("lab: options, inputs and ports are right; nothing was started"), check.stdout());
  }

  @Test
  void shouldNameTheVoiceThatCannotBeUsed() throws Exception {
    Path text = Files.writeString(lab.resolve("voice.txt"), "not a sound");
    assertOneLine(
        "lab: --voice " + text + ": not a WAV file: it has 11 bytes",
        2,
        run("demo", "--call", "--voice", text.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "capture"})
  void shouldNameThePortThatIsInUse(String command) throws Exception {
    try (ServerSocket taken = new ServerSocket(ports[1], 1, InetAddress.getByName("127.0.0.1"))) {
      assertOneLine(
          "lab: the relay cannot listen on 127.0.0.1:"
              + taken.getLocalPort()
              + " for VOIP (Address already in use): stop the program that uses the port, or"
              + " choose another one with --voip-port",
          1,
          run(command));
    }
  }

  @Test
  void shouldCheckWhatTheOptionsDemand() throws Exception {
    Path csv =
        Inputs.csv(
            lab,
            "chat_messages.csv",
            "2026-01-01T00:00:05,A,CHAT,x",
            "2026-01-01T00:00:01,A,CHAT,y");
    assertOneLine("lab: " + csv + ":3: timestamp goes back", 2, run("demo", "--pace", "csv"));
    assertOneLine("lab: --speed needs --pace csv", 2, run("demo", "--speed", "2"));
    assertOneLine("lab: --speed: a factor", 2, run("demo", "--pace", "csv", "--speed", "0"));
    assertOneLine("lab: Invalid value for option '--pace'", 2, run("demo", "--pace", "x"));
  }

  @Test
  void shouldOnlyCheckWhenThatIsAskedFor() throws Exception {
    LabProcess check = run("demo", "--check").shouldExit(0);
    assertEquals(List.of(), check.stderr());
    assertEquals(1, check.stdout().size(), check::toString);
    assertTrue(Files.notExists(lab.resolve("chat_messages.csv")));
  }

  private static void assertOneLine(String start, int exitCode, LabProcess process)
      throws InterruptedException {
    process.shouldExit(exitCode);
    assertEquals(1, process.stderr().size(), process::toString);
    assertTrue(process.stderr().getFirst().startsWith(start), process::toString);
    assertEquals(List.of(), process.stdout());
  }

  private LabProcess run(String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(lab.resolve("lab").toString()));
    command.addAll(List.of(args));
    command.addAll(List.of("--chat-port", "" + ports[0], "--voip-port", "" + ports[1]));
    return LabProcess.command(temp, command.toArray(String[]::new));
  }
}

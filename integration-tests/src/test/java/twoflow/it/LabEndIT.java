package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However {@code ./lab} ends: no process of it stays, and its ports are free. */
@Execution(ExecutionMode.CONCURRENT)
class LabEndIT {

  private static final String LOST = "lab: standard output is closed or full: the run was stopped";

  @TempDir private Path temp;
  private Path lab;
  private LeftProcesses left;
  private int[] ports;

  @BeforeEach
  void copyTheBuiltLab() throws IOException {
    assumeTrue(LeftProcesses.canBeSeen(), "there is no /proc");
    lab = temp.resolve("my lab");
    BuiltLab.copyTo(lab);
    left = new LeftProcesses(lab);
    ports = FreePorts.two();
  }

  /** Nobody listens there; a test beside this one may have such a port as that of a client. */
  @AfterEach
  void shouldLeaveNoProcessAndNoPort() throws IOException {
    left.shouldEnd();
    for (int port : ports) {
      assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", port).close());
    }
  }

  @Test
  void shouldStopWhenNobodyReadsItsOutput() throws Exception {
    LabProcess demo = shell("\"$@\" | head -1");
    demo.shouldExit(0);
    assertEquals(1, demo.stdout().size(), demo::toString);
    assertEquals(1, demo.logged(LOST).size(), demo::toString);
  }

  @Test
  void shouldFailWhenItsOutputIsFull() throws Exception {
    LabProcess demo = shell("exec \"$@\" >/dev/full").shouldExit(1);
    assertEquals(1, demo.logged(LOST).size(), demo::toString);
  }

  @Test
  void shouldFailInOneLineWhenItsOutputIsClosed() throws Exception {
    LabProcess demo = shell("exec \"$@\" >&-").shouldExit(1);
    assertEquals(1, demo.stderr().size(), demo::toString);
    assertTrue(demo.stderr().getFirst().startsWith("lab: standard output is closed"));
    assertTrue(Files.notExists(lab.resolve("captures/two-flow")), demo::toString);
  }

  @Test
  void shouldRunWholeWhenItsErrorOutputOrItsInputIsClosed() throws Exception {
    shell("exec \"$@\" 2>&-", "--run", "a").shouldExit(0);
    shell("exec \"$@\" <&-", "--run", "b").shouldExit(0);
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129", "KILL, 137"})
  void shouldEndAllInMidRun(String signal, int exitCode) throws Exception {
    LabProcess demo = slowDemo();
    demo.awaitResult("CHAT client-chat  sends     row 1");
    demo.signal(signal);
    demo.shouldExit(exitCode);
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129", "KILL, 137"})
  void shouldEndAllWhenTheCaptureHasJustBegun(String signal, int exitCode) throws Exception {
    LabProcess demo = slowDemo();
    demo.awaitLog("lab: network ");
    demo.signal(signal);
    demo.shouldExit(exitCode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"capture.sh", "relay.jar", "client-chat.jar --run"})
  void shouldEndAllWhenItIsKilledAsSoonAsAProcessIsThere(String process) throws Exception {
    LabProcess demo = slowDemo();
    left.await(process);
    demo.signal("KILL");
    demo.shouldExit(137);
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "KILL, 137"})
  void shouldEndACapture(String signal, int exitCode) throws Exception {
    LabProcess capture = run("capture");
    capture.awaitResult("capturing");
    capture.signal(signal);
    capture.shouldExit(exitCode);
  }

  @Test
  void shouldSayThatThereIsNoInterfaceToCapture() throws Exception {
    LabProcess capture = run("capture", "--interface", "nowhere0");
    capture.shouldExit(2);
    assertTrue(
        capture
            .stderr()
            .getLast()
            .startsWith("lab: --interface nowhere0: this machine has no such"),
        capture::toString);
    assertTrue(Files.notExists(lab.resolve("captures/two-flow")), "nothing was made");
  }

  /** A relay that does not even start: the shell that would become it fails. */
  @Test
  void shouldEndAllWhenAProcessCannotBeStarted() throws Exception {
    Path programs = Files.createDirectories(temp.resolve("bin"));
    Path sh =
        Files.writeString(
            programs.resolve("sh"),
            """
            #!/bin/sh
            case "$*" in *--pair-timeout*) exit 9 ;; esac
            exec /bin/sh "$@"
            """);
    Files.setPosixFilePermissions(sh, PosixFilePermissions.fromString("rwxr-xr-x"));
    String path = programs + ":" + System.getenv("PATH");
    LabProcess demo = LabProcess.command(temp, Map.of("PATH", path), command("demo"));
    demo.awaitLog("lab: network ");
    demo.shouldExit(9);
  }

  @Test
  void shouldFailAtOnceWhenOneProcessFailsAndReportWhatIsLeft() throws Exception {
    long startNs = System.nanoTime();
    LabProcess demo = slowDemo();
    demo.awaitResult("CHAT client-chat  sends     row 1");
    long voip = left.await("client-voip.jar --run");
    new ProcessBuilder("kill", "-KILL", Long.toString(voip)).start().waitFor();
    demo.shouldExit(137);
    assertTrue(System.nanoTime() - startNs < 40_000_000_000L, "it waited for the pair time-out");
    assertEquals(1, demo.logged("lab: the run failed").size(), demo::toString);
    assertTrue(Files.exists(lab.resolve("captures/two-flow/verdict.json")), demo::toString);
  }

  /** A run of more than a minute. */
  private LabProcess slowDemo() throws IOException {
    return run("demo", "--pace", "csv", "--speed", "0.1");
  }

  private LabProcess run(String... args) throws IOException {
    return LabProcess.command(temp, command(args));
  }

  /** The demo, its arguments as {@code "$@"} of a shell. */
  private LabProcess shell(String script, String... more) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    command.addAll(List.of(command("demo")));
    command.addAll(List.of(more));
    return LabProcess.command(temp, command.toArray(String[]::new));
  }

  private String[] command(String... args) {
    List<String> command = new ArrayList<>(List.of(lab.resolve("lab").toString()));
    command.addAll(List.of(args));
    command.addAll(List.of("--chat-port", "" + ports[0], "--voip-port", "" + ports[1]));
    return command.toArray(String[]::new);
  }
}

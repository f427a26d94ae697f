package twoflow.it.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.it.Exchange;
import twoflow.it.FreePorts;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;
import twoflow.pcap.file.CaptureFile;
import twoflow.pcap.file.PacketSource;

/**
 * A signal to the capture and all that it started, as a terminal sends it: a whole file is left.
 */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class CaptureSignalIT {

  private static final Pattern OUTCOME =
      Pattern.compile(
          "capture: stopped before the run was over; (\\d+) packets captured,"
              + " 0 dropped by the kernel");

  @TempDir private Path folder;
  private Path file;
  private int port;

  @BeforeEach
  void prepare() throws Exception {
    file = folder.resolve("x.pcap");
    port = FreePorts.two()[0];
  }

  /** The moment within the script's turn differs from one to the next. */
  @ParameterizedTest
  @CsvSource({
    "INT, 130",
    "INT, 130",
    "INT, 130",
    "INT, 130",
    "INT, 130",
    "TERM, 143",
    "TERM, 143",
    "TERM, 143",
    "HUP, 143",
    "QUIT, 131"
  })
  void shouldLeaveAWholeFileAndItsOutcomeInMidRun(String signal, int exitCode) throws Exception {
    try (LabProcess capture = Sidecar.captureInAGroup(folder, file, port);
        LabProcess relay = LabProcess.role(folder, "relay", "--flow", "X=" + port);
        RawPeer one = new RawPeer(relay.awaitPort("X"));
        RawPeer two = new RawPeer(port)) {
      one.send("first");
      assertEquals(5, two.read(new byte[16]));
      capture.awaitResult("watching ");
      Sidecar.signalGroup(folder, capture, signal);
      int packets = assertStopped(capture, exitCode);
      assertTrue(packets >= 8, "two handshakes, a piece on both legs");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void shouldDoSoBeforeAnybodyListens(String signal) throws Exception {
    try (LabProcess capture = Sidecar.captureInAGroup(folder, file, port)) {
      Sidecar.signalGroup(folder, capture, signal);
      assertEquals(0, assertStopped(capture, signal.equals("INT") ? 130 : 143));
    }
  }

  @Test
  void shouldDoSoWhenTheSignalComesAgainAndAgain() throws Exception {
    try (LabProcess capture = Sidecar.captureInAGroup(folder, file, port)) {
      try (LabProcess impatient =
          LabProcess.command(
              folder, "sh", "-c", "while kill -s INT -- -" + capture.pid() + "; do :; done")) {
        assertStopped(capture, 130);
        impatient.shouldExit(0);
      }
    }
  }

  /** Killed, it says nothing more, but leaves no tcpdump behind. */
  @Test
  void shouldLeaveNoTcpdumpWhenItIsKilled() throws Exception {
    try (LabProcess capture = Sidecar.capture(folder, file, port)) {
      List<ProcessHandle> started =
          ProcessHandle.of(capture.pid()).orElseThrow().descendants().toList();
      assertTrue(!started.isEmpty(), capture::toString);
      capture.signal("KILL");
      for (ProcessHandle process : started) {
        process.onExit().get();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {">&-", "2>&-", ">&- 2>&- <&-", ">/dev/full 2>/dev/full", "| head -1"})
  void shouldCaptureOnWhenItsOutputsAreClosed(String outputs) throws Exception {
    String script = Sidecar.scripts().resolve("capture.sh").toString();
    Sidecar.capture(folder, Files.createDirectories(folder.resolve("permitted")).resolve("x"), port)
        .close();
    try (LabProcess capture =
            LabProcess.command(
                folder, "sh", "-c", "sh \"$0\" x.pcap " + port + " " + outputs, script);
        LabProcess relay = listenWhenCapturing();
        RawPeer one = new RawPeer(relay.awaitPort("X"));
        RawPeer two = new RawPeer(port)) {
      awaitLog("watching ");
      Exchange.bothWays(one, two, Exchange.random(100), Exchange.random(100));
      relay.shouldExit(0);
      capture.shouldExit(0);
      assertTrue(lastLogLine().startsWith("capture: complete: "), lastLogLine());
    }
  }

  private LabProcess listenWhenCapturing() throws Exception {
    awaitLog("listening on ");
    return LabProcess.role(folder, "relay", "--flow", "X=" + port);
  }

  private int assertStopped(LabProcess capture, int exitCode) throws Exception {
    capture.shouldExit(exitCode);
    var outcome = OUTCOME.matcher(capture.stderr().getLast());
    assertTrue(outcome.matches(), capture::toString);
    assertEquals(outcome.group(), lastLogLine());
    int packets = 0;
    try (PacketSource source = CaptureFile.open(file)) {
      while (source.next() != null) {
        packets++;
      }
      assertTrue(source.damage().isEmpty(), () -> "" + source.damage());
    }
    assertEquals(Integer.parseInt(outcome.group(1)), packets);
    return packets;
  }

  private void awaitLog(String part) throws Exception {
    Path log = folder.resolve("capture.log");
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (Files.notExists(log) || !Files.readString(log).contains(part)) {
      assertTrue(System.nanoTime() < deadlineNs, () -> part + " did not come into " + log);
      Thread.sleep(20);
    }
  }

  private String lastLogLine() throws Exception {
    return Files.readAllLines(folder.resolve("capture.log")).getLast();
  }
}

package twoflow.it.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import twoflow.it.Exchange;
import twoflow.it.FreePorts;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;
import twoflow.pcap.file.CaptureFile;
import twoflow.pcap.file.PacketSource;

/** A capture is complete when tcpdump has read all that the kernel had for it, and only then. */
@Timeout(120)
class CaptureBehindIT {

  private static final Pattern BEHIND =
      Pattern.compile(
          "capture: FAILED: tcpdump is (\\d+) packets behind the kernel, the capture lacks them;"
              + " (\\d+) packets captured, 0 dropped by the kernel");

  @TempDir private Path folder;
  private Path stoppedFile;
  private Path wholeFile;
  private int port;

  @BeforeEach
  void prepare() throws Exception {
    stoppedFile = Files.createDirectories(folder.resolve("stopped")).resolve("x.pcap");
    wholeFile = Files.createDirectories(folder.resolve("whole")).resolve("x.pcap");
    port = FreePorts.two()[0];
  }

  @Test
  void shouldSayHowManyPacketsAreMissingWhenTcpdumpDoesNotCatchUp() throws Exception {
    try (LabProcess whole = Sidecar.capture(folder, wholeFile, port);
        LabProcess stopped = Sidecar.capture(folder, stoppedFile, port)) {
      exchange(whole, stopped);
      whole.shouldExit(0);
      stopped.shouldExit(1);
      assertEquals(1, stopped.stderr().size(), stopped::toString);
      Matcher outcome = BEHIND.matcher(stopped.stderr().getFirst());
      assertTrue(outcome.matches(), stopped::toString);
      int behind = Integer.parseInt(outcome.group(1));
      int captured = Integer.parseInt(outcome.group(2));
      assertTrue(behind > 0, stopped::toString);
      assertEquals(captured, packets(stoppedFile));
      assertEquals(packets(wholeFile), captured + behind);
      assertEquals(
          outcome.group(), Files.readAllLines(folder.resolve("stopped/capture.log")).getLast());
    }
  }

  @Test
  void shouldBeCompleteWhenTcpdumpCatchesUpAfterTheRun() throws Exception {
    try (LabProcess whole = Sidecar.capture(folder, wholeFile, port);
        LabProcess stopped = Sidecar.capture(folder, stoppedFile, port)) {
      exchange(whole, stopped);
      // The other capture has seen the end of the run.
      whole.shouldExit(0);
      signalTcpdump(stopped, "CONT");
      stopped.shouldExit(0);
      assertEquals(packets(wholeFile), packets(stoppedFile));
    }
  }

  @Test
  void shouldRefuseSeveralInterfacesAtOnce() throws Exception {
    try (LabProcess capture =
        Sidecar.script(
            folder, "capture.sh", "--interface", "any", wholeFile.toString(), "" + port)) {
      capture.shouldExit(2);
      assertEquals(1, capture.stderr().size(), capture::toString);
      assertTrue(Files.notExists(wholeFile));
    }
  }

  /** A run in whose middle the tcpdump of the second capture is stopped. */
  private void exchange(LabProcess whole, LabProcess stopped) throws Exception {
    try (LabProcess relay =
            LabProcess.role(folder, "relay", "--flow", "X=" + port, "--log-payload=false");
        RawPeer one = new RawPeer(relay.awaitPort("X"));
        RawPeer two = new RawPeer(port)) {
      one.send("first");
      assertEquals(5, two.read(new byte[16]));
      // A capture that sees no listener while there is one waits for the next.
      whole.awaitResult("watching ");
      stopped.awaitResult("watching ");
      signalTcpdump(stopped, "STOP");
      Exchange.bothWays(one, two, Exchange.random(1_000), Exchange.random(1_000));
      relay.shouldExit(0);
    }
  }

  private void signalTcpdump(LabProcess capture, String name) throws Exception {
    ProcessHandle tcpdump =
        ProcessHandle.of(capture.pid())
            .orElseThrow()
            .children()
            .filter(child -> child.info().command().orElse("").endsWith("/tcpdump"))
            .findFirst()
            .orElseThrow();
    try (LabProcess kill = LabProcess.command(folder, "kill", "-" + name, "" + tcpdump.pid())) {
      kill.shouldExit(0);
    }
  }

  private static int packets(Path file) throws Exception {
    int packets = 0;
    try (PacketSource source = CaptureFile.open(file)) {
      while (source.next() != null) {
        packets++;
      }
    }
    return packets;
  }
}

package twoflow.it.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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

/** The capture script when its files fail: the traffic goes on, and nobody calls it complete. */
@Timeout(120)
class CaptureScriptIT {

  /** Where the first record of a pcap file begins: after its header. */
  private static final int FIRST_RECORD = 24;

  private static final int RECORD_HEADER_BYTES = 16;

  @TempDir private Path folder;
  private int port;

  @BeforeEach
  void findAPort() throws Exception {
    port = FreePorts.two()[0];
  }

  @Test
  void shouldFailWhenTheDiskFillsUp() throws Exception {
    try (SmallDisk disk = new SmallDisk(folder.resolve("disk"), 64);
        LabProcess capture = Sidecar.capture(folder, disk.folder().resolve("x.pcap"), port)) {
      exchange(capture, 500_000, () -> {});
      String outcome = assertFailed(capture, "FAILED: the file has only ");
      assertTrue(outcome.contains(" packets: its disk is full; "), outcome);
      int packets = 0;
      try (PacketSource source = CaptureFile.open(disk.folder().resolve("x.pcap"))) {
        while (source.next() != null) {
          packets++;
        }
      }
      assertTrue(packets > 5, "the handshakes can be read");
    }
  }

  @Test
  void shouldNotBlameTheDiskForPacketsThatSomebodyElseDestroyed() throws Exception {
    Path file = folder.resolve("x.pcap");
    try (LabProcess capture = Sidecar.capture(folder, file, port)) {
      exchange(capture, 1_000, () -> destroyFirstRecord(file));
      String outcome = assertFailed(capture, "FAILED: the file has only 0 packets; ");
      assertFalse(outcome.contains("disk"), outcome);
    }
  }

  @Test
  void shouldFailWhenItsFileIsRemovedInMidRun() throws Exception {
    Path file = folder.resolve("x.pcap");
    try (LabProcess capture = Sidecar.capture(folder, file, port)) {
      exchange(capture, 1_000, () -> Files.delete(file));
      assertFailed(capture, "FAILED: the capture file was removed or moved while it was written");
      assertTrue(Files.notExists(file));
    }
  }

  @Test
  void shouldFailWhenItsFolderIsRemovedInMidRun() throws Exception {
    Path run = Files.createDirectories(folder.resolve("run"));
    try (LabProcess capture = Sidecar.capture(folder, run.resolve("x.pcap"), port)) {
      exchange(
          capture,
          1_000,
          () -> {
            Files.delete(run.resolve("x.pcap"));
            Files.delete(run.resolve("capture.log"));
            Files.delete(run);
          });
      assertFailed(capture, "FAILED: the capture file was removed or moved while it was written");
      assertTrue(Files.notExists(run));
    }
  }

  @Test
  void shouldNeverWriteThroughADanglingLink() throws Exception {
    Path target = folder.resolve("elsewhere.pcap");
    Path link = Files.createSymbolicLink(folder.resolve("x.pcap"), target);
    try (LabProcess capture = Sidecar.script(folder, "capture.sh", link.toString(), "9")) {
      capture.shouldExit(2);
      assertEquals(
          List.of("capture: " + link + " exists and is never overwritten"), capture.stderr());
    }
    assertTrue(Files.notExists(target));
    Files.delete(link);
  }

  @Test
  void shouldMoveADanglingLinkAsideForANewRun() throws Exception {
    Path captures = Files.createDirectories(folder.resolve("captures"));
    Files.createSymbolicLink(captures.resolve("a-run"), folder.resolve("elsewhere"));
    try (LabProcess newRun = Sidecar.script(folder, "new-run.sh", folder.toString(), "a-run")) {
      newRun.shouldExit(0);
      assertTrue(newRun.stderr().getFirst().contains("the older run is now"), newRun::toString);
    }
    assertTrue(Files.isDirectory(captures.resolve("a-run/events"), LinkOption.NOFOLLOW_LINKS));
    assertTrue(Files.notExists(folder.resolve("elsewhere")));
    try (var links = Files.list(captures)) {
      for (Path link : links.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  /** Makes its first record, once it has one, longer than any file can be. */
  private static void destroyFirstRecord(Path file) throws IOException {
    while (Files.size(file) < FIRST_RECORD + RECORD_HEADER_BYTES) {
      Thread.onSpinWait();
    }
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] header = new byte[RECORD_HEADER_BYTES];
      Arrays.fill(header, (byte) -1);
      out.seek(FIRST_RECORD);
      out.write(header);
    }
  }

  /** What happens to the files in mid-run. */
  private interface Accident {
    void happen() throws Exception;
  }

  /** Bytes go through a relay on the captured port, whole, whatever happens to the files. */
  private void exchange(LabProcess capture, int bytes, Accident accident) throws Exception {
    try (LabProcess relay =
            LabProcess.role(folder, "relay", "--flow", "X=" + port, "--log-payload=false");
        RawPeer one = new RawPeer(relay.awaitPort("X"));
        RawPeer two = new RawPeer(port)) {
      one.send("first");
      assertEquals(5, two.read(new byte[16]));
      accident.happen();
      capture.awaitResult("watching ");
      Exchange.bothWays(one, two, Exchange.random(bytes), Exchange.random(bytes));
      relay.shouldExit(0);
    }
  }

  private static String assertFailed(LabProcess capture, String outcome)
      throws InterruptedException {
    capture.shouldExit(1);
    assertEquals(1, capture.stderr().size(), capture::toString);
    assertTrue(capture.stderr().getFirst().startsWith("capture: " + outcome), capture::toString);
    return capture.stderr().getFirst();
  }
}

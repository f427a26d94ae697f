package twoflow.it.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import twoflow.analysis.event.EventFormatException;
import twoflow.analysis.event.EventReader;
import twoflow.it.Exchange;
import twoflow.it.Inputs;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;
import twoflow.pcap.file.CaptureFile;
import twoflow.pcap.file.PacketSource;
import twoflow.testsupport.GoldenRun;

/** A disk that fills up during a run harms the files on it, and nothing else. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class FullDiskIT {

  private static final int DISK_KB = 64;

  /** An event takes some 100 bytes: more than the disk has room for. */
  private static final int PIECES = 1_000;

  @TempDir private Path folder;

  @Test
  void shouldForwardAllWhenTheRelaysEventsFillTheDisk() throws Exception {
    try (SmallDisk disk = new SmallDisk(folder.resolve("disk"), DISK_KB);
        LabProcess relay = relay("DEMO", "--events", "disk/e.csv", "--log-payload=false");
        RawPeer one = new RawPeer(relay.awaitPort("DEMO"));
        RawPeer two = new RawPeer(relay.awaitPort("DEMO"))) {
      byte[] buffer = new byte[16];
      for (int i = 0; i < PIECES; i++) {
        one.send("x");
        assertEquals(1, two.read(buffer), "a piece");
      }
      Exchange.bothWays(one, two, Exchange.random(100_000), Exchange.random(100_000));
      Complaint.duringTheRun(relay, "relay", "event file", "disk/e.csv");
      assertReadableUpToTheCut(disk.folder().resolve("e.csv"));
    }
  }

  @Test
  void shouldSendAllWhenAClientsEventsFillTheDisk() throws Exception {
    String[] rows =
        IntStream.range(0, 40)
            .mapToObj(i -> "2026-01-01T00:00:00,A,VOIP,row " + i)
            .toArray(String[]::new);
    Path csv = Inputs.csv(folder, "rows.csv", rows);
    try (SmallDisk disk = new SmallDisk(folder.resolve("disk"), DISK_KB);
        LabProcess relay = relay("VOIP", "--log-payload=false");
        RawPeer partner = new RawPeer(relay.awaitPort("VOIP"));
        LabProcess client =
            LabProcess.role(
                folder,
                "client-voip",
                ("--flows VOIP --chunk-bytes 1 --chunk-interval 0 --row-gap 0 --events disk/e.csv"
                        + (" --csv " + csv + " --voip-port " + relay.awaitPort("VOIP")))
                    .split(" "))) {
      String received = partner.readAll();
      partner.halfClose();
      assertEquals(rows.length, received.lines().count());
      assertTrue(received.endsWith("| row 39\n"), received);
      Complaint.duringTheRun(client, "client-voip", "event file", "disk/e.csv");
      assertReadableUpToTheCut(disk.folder().resolve("e.csv"));
    }
  }

  @Test
  void shouldBroadcastAllWhenTheEventsFillTheDisk() throws Exception {
    try (SmallDisk disk = new SmallDisk(folder.resolve("disk"), DISK_KB);
        LabProcess demo =
            LabProcess.role(
                folder, "chat-demo", "--clients=20 --interval=0 --events=disk/e.csv".split(" "))) {
      Complaint.duringTheRun(demo, "chat-demo", "event file", "disk/e.csv");
      String expected = "20 members sent 60 messages and received 1140 broadcasts";
      assertTrue(demo.stdout().getLast().contains(expected), demo::toString);
      assertReadableUpToTheCut(disk.folder().resolve("e.csv"));
    }
  }

  @Test
  void shouldForwardAllWhenTheTapFillsTheDiskAndReportTheCut() throws Exception {
    try (SmallDisk disk = new SmallDisk(folder.resolve("disk"), DISK_KB);
        LabProcess relay = relay("DEMO", "--tap", "disk/tap.pcapng", "--log-payload=false")) {
      int port = relay.awaitPort("DEMO");
      try (RawPeer one = new RawPeer(port);
          RawPeer two = new RawPeer(port)) {
        one.send("begins\n");
        assertEquals(7, two.read(new byte[16]));
        Exchange.bothWays(one, two, Exchange.random(1_000_000), Exchange.random(1_000_000));
      }
      Complaint.duringTheRun(relay, "relay", "tap file", "disk/tap.pcapng");
      Path run = Files.createDirectories(folder.resolve("run"));
      Files.copy(disk.folder().resolve("tap.pcapng"), run.resolve("tap.pcapng"));
      assertTrue(packets(run.resolve("tap.pcapng")) > 8, "handshakes and the first piece");
      try (LabProcess report =
          LabProcess.role(folder, "report", run.toString(), "--flow", "DEMO=" + port)) {
        report.shouldExit(3);
        assertTrue(
            report.stdout().stream().anyMatch(line -> line.contains("the file is cut off after")),
            report::toString);
      }
    }
  }

  @Test
  void shouldLeaveNothingInTheWayWhenNotEvenTheHeaderFits() throws Exception {
    try (SmallDisk disk = new SmallDisk(folder.resolve("disk"), DISK_KB).fill(0);
        LabProcess relay = relay("DEMO", "--events", "disk/e.csv")) {
      Complaint.alone(relay, "relay: cannot create the event file disk/e.csv (");
      assertEquals(List.of(), disk.files());
      assertEquals(List.of(), relay.stdout(), "it never listened for peers");
    }
  }

  @Test
  void shouldKeepTheOlderReportWhereTheNewOneDoesNotFit() throws Exception {
    try (SmallDisk disk = new SmallDisk(folder.resolve("disk"), 256)) {
      Path run = GoldenRun.copyTo(Files.createDirectories(disk.folder().resolve("run")));
      Files.writeString(run.resolve("report.html"), "the older one");
      try (LabProcess report = LabProcess.role(folder, "report", run.toString())) {
        Complaint.alone(
            report, "report: cannot write " + run.resolve("report.html") + " (No space");
      }
      assertEquals("the older one", Files.readString(run.resolve("report.html")));
      assertEquals(17, Files.readAllLines(run.resolve("links.csv")).size());
      assertTrue(disk.files().stream().noneMatch(f -> f.contains("/.")), disk.files()::toString);
      disk.fill(0);
      try (LabProcess report = LabProcess.role(folder, "report", run.toString())) {
        Complaint.alone(report, "report: cannot write " + run + "/");
        assertTrue(report.stderr().getFirst().endsWith("(No space left on device)"));
      }
      assertEquals(17, Files.readAllLines(run.resolve("links.csv")).size(), "the older one");
    }
  }

  /** Requires that many events can be read, and that a cut last line is reported as one. */
  private static void assertReadableUpToTheCut(Path file) throws IOException {
    int events = 0;
    try (EventReader reader = new EventReader(file)) {
      while (reader.next() != null) {
        events++;
      }
    } catch (EventFormatException cut) {
      assertTrue(cut.getMessage().contains("the line is cut off"), cut.getMessage());
    }
    assertTrue(events > 300, "only " + events + " events");
  }

  private static int packets(Path capture) throws IOException {
    int packets = 0;
    try (PacketSource source = CaptureFile.open(capture)) {
      while (source.next() != null) {
        packets++;
      }
    }
    return packets;
  }

  private LabProcess relay(String flow, String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("--flow", flow + "=0"));
    args.addAll(List.of(more));
    return LabProcess.role(folder, "relay", args.toArray(String[]::new));
  }
}

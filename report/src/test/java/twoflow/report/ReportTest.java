package twoflow.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import twoflow.analysis.RunFiles;
import twoflow.analysis.verdict.Check;
import twoflow.analysis.verdict.Verdict;
import twoflow.core.run.RelayTap;
import twoflow.core.run.WrongUseException;
import twoflow.pcap.file.BlockOptions;
import twoflow.pcap.file.CaptureFile;
import twoflow.pcap.file.CaptureFormatException;
import twoflow.pcap.file.Packet;
import twoflow.pcap.file.PacketSource;
import twoflow.pcap.file.PcapngWriter;
import twoflow.testsupport.GoldenRun;
import twoflow.testsupport.handmade.HandmadePcapng;

/** The whole report, on a run that the lab made. */
class ReportTest {

  private static final Map<String, Integer> PORTS = Map.of("CHAT", 9411, "VOIP", 9412);

  @TempDir private Path temp;
  private Path run;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void copyTheRun() throws IOException {
    run = GoldenRun.copyTo(temp.resolve("golden"));
  }

  @Test
  void shouldFindACompleteRunComplete() throws IOException {
    byte[] raw = Files.readAllBytes(run.resolve("two-flow.pcap"));
    Verdict verdict = report();
    assertTrue(verdict.complete(), printed::toString);
    assertTrue(printed.toString().lines().count() <= 24, printed::toString);
    List<String> links = Files.readAllLines(run.resolve("links.csv"));
    assertEquals(1 + 2 * (4 + 4), links.size());
    assertEquals(
        "voip_messages.csv,2,VOIP,1,client-relay,3,1,77,21 23 27 31 35 39 47 51 55,"
            + "1795375895458792069,1795375895809693757,,0",
        links.get(9));
    assertEquals(
        "voip_messages.csv,2,VOIP,1,relay-client,1,1,77,25 29 33 37 41 49 53 57,"
            + "1795375895472922998,1795375895811907857,2214100,0",
        links.get(10));
    assertArrayEquals(raw, Files.readAllBytes(run.resolve("two-flow.pcap")));
    assertTrue(Files.readString(run.resolve("verdict.json")).contains("\"complete\" : true"));
    try (Stream<Path> files = Files.list(run)) {
      assertFalse(files.anyMatch(f -> f.getFileName().toString().startsWith(".")));
    }
  }

  @Test
  void shouldLeaveThePacketsOfTheAnnotatedCaptureUnchanged() throws IOException {
    report();
    report();
    try (PacketSource raw = CaptureFile.open(run.resolve("two-flow.pcap"));
        PacketSource annotated = CaptureFile.open(run.resolve("two-flow.annotated.pcapng"))) {
      for (Packet packet = raw.next(); packet != null; packet = raw.next()) {
        Packet copy = annotated.next();
        assertArrayEquals(packet.data(), copy.data());
        assertEquals(packet.timeNs(), copy.timeNs());
        assertEquals(packet.originalLength(), copy.originalLength());
      }
      assertEquals(null, annotated.next());
      assertEquals("lo", annotated.interfaces().getFirst().name());
    }
    String text =
        new String(
            Files.readAllBytes(run.resolve("two-flow.annotated.pcapng")), StandardCharsets.UTF_8);
    assertTrue(
        text.contains(
            "VOIP row 3 (line 4) chunk 2: client -> relay, bytes 160..169 of the stream;"
                + " log event: client-voip sent seq=160..169"));
  }

  @Test
  void shouldReadACaptureThatGzipCompressedAsTheCaptureItself() throws IOException {
    report();
    byte[] links = Files.readAllBytes(run.resolve("links.csv"));
    byte[] annotated = Files.readAllBytes(run.resolve("two-flow.annotated.pcapng"));
    byte[] raw = Files.readAllBytes(run.resolve("two-flow.pcap"));
    Files.delete(run.resolve("two-flow.pcap"));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(run.resolve("two-flow.pcap.gz")))) {
      out.write(raw);
    }
    assertTrue(report().complete(), printed::toString);
    assertArrayEquals(links, Files.readAllBytes(run.resolve("links.csv")));
    String again =
        Files.readString(run.resolve("two-flow.annotated.pcapng"), StandardCharsets.ISO_8859_1);
    assertEquals(packets(annotated), packets(again.getBytes(StandardCharsets.ISO_8859_1)));
    assertTrue(again.contains("the packets of two-flow.pcap.gz, unchanged"));
  }

  @Test
  void shouldKeepTheFrameNumbersOfAMixedCaptureInTheAnnotatedOne() throws IOException {
    Path wire = run.resolve("two-flow.pcap");
    HandmadePcapng mixed = new HandmadePcapng().section(ByteOrder.BIG_ENDIAN).describe(1, 9);
    try (PacketSource packets = CaptureFile.open(wire)) {
      mixed.journal();
      for (Packet packet = packets.next(); packet != null; packet = packets.next()) {
        if (packet.frame() % 2 == 0) {
          mixed.enhanced(0, packet.timeNs(), packet.data()).zeros(0xBAD, 8);
        } else {
          mixed.zeros(0x0B0B, 16).obsolete(0, packet.timeNs(), packet.data());
        }
      }
    }
    Files.delete(wire);
    Files.write(run.resolve("two-flow.pcapng"), mixed.bytes());
    Files.delete(run.resolve("capture.log"));
    assertTrue(report().complete(), printed::toString);
    assertTrue(printed.toString().contains("176 packets (pcapng), 89 frames that are no packets"));
    byte[] annotated = Files.readAllBytes(run.resolve("two-flow.annotated.pcapng"));
    assertEquals(packets(mixed.bytes()), packets(annotated));
    // Row 1 of the chat is in frame 17 of the golden run's capture: 1 entry and 8 blocks more.
    String row = Files.readAllLines(run.resolve("links.csv")).get(1);
    long frame = Long.parseLong(row.split(",")[8]);
    String golden = "chat_messages.csv,2,CHAT,1,client-relay";
    assertTrue(row.startsWith(golden), row);
    long before = goldenFrame(golden);
    assertEquals(before + 1 + (before - 1) / 2, frame);
  }

  private long goldenFrame(String row) throws IOException {
    Path other = GoldenRun.copyTo(temp.resolve("again"));
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    RunFiles files = RunFiles.find(other, null);
    WrittenReport.of(files, PORTS, nowhere);
    return Files.readAllLines(other.resolve("links.csv")).stream()
        .filter(line -> line.startsWith(row))
        .mapToLong(line -> Long.parseLong(line.split(",")[8]))
        .findFirst()
        .orElseThrow();
  }

  /** Frame numbers and bytes, as text. */
  private static List<String> packets(byte[] capture) throws IOException {
    List<String> packets = new ArrayList<>();
    try (PacketSource source = CaptureFile.open(new ByteArrayInputStream(capture))) {
      for (Packet packet = source.next(); packet != null; packet = source.next()) {
        packets.add(packet.frame() + " " + HexFormat.of().formatHex(packet.data()));
      }
      packets.add("frames: " + source.frames());
    }
    return packets;
  }

  @Test
  void shouldSayHowLateTheWritesWere() throws IOException {
    report();
    JsonNode lateness = lateness();
    JsonNode chat = lateness.at("/flows/0/figures");
    assertEquals("CHAT", lateness.at("/flows/0/flow").asString());
    assertEquals(4, chat.get("writes").asInt());
    // The golden run's first sent event: 1795375895113304316, due 1795375895103904306.
    assertEquals(9_400_010, chat.at("/sentAfterDue/firstNs").asLong());
    assertEquals(4, chat.at("/wireAfterDue/count").asInt());
    assertTrue(chat.at("/wireAfterSent/minNs").asLong() > 0, lateness::toString);
    assertTrue(chat.at("/wireAfterDue/driftMsPer10s").isNull(), lateness::toString);
    assertEquals(35, lateness.at("/senders/1/figures/wireAfterDue/count").asInt());
    assertEquals("client-voip", lateness.at("/senders/1/role").asString());
    assertTrue(printed.toString().contains("\nVOIP, 35 writes "), printed::toString);
  }

  @Test
  void shouldSayThatTheTapHasNoTimesOfTheWire() throws IOException {
    Path wire = run.resolve("two-flow.pcap");
    try (PacketSource packets = CaptureFile.open(wire);
        PcapngWriter tap =
            new PcapngWriter(Files.newOutputStream(run.resolve("two-flow.pcapng")))) {
      tap.section(new BlockOptions());
      tap.networkInterface(
          1, 262_144, new BlockOptions().text(BlockOptions.IF_NAME, RelayTap.INTERFACE_NAME));
      for (Packet packet = packets.next(); packet != null; packet = packets.next()) {
        tap.packet(packet.timeNs(), ByteBuffer.wrap(packet.data()));
      }
    }
    Files.delete(wire);
    report();
    assertTrue(printed.toString().contains("the capture is the relay's tap"), printed::toString);
    assertEquals(35, lateness().at("/flows/1/figures/sentAfterDue/count").asInt());
    assertTrue(lateness().at("/flows/1/figures/wireAfterDue").isNull());
  }

  @Test
  void shouldJudgeByTheCaptureAndTheCsvAlone() throws IOException {
    deleteEvents();
    Files.delete(run.resolve("capture.log"));
    assertTrue(report(PORTS).complete(), printed::toString);
    assertEquals(17, Files.readAllLines(run.resolve("links.csv")).size());
    assertTrue(printed.toString().contains("note  lateness: no event file"), printed::toString);
    assertTrue(lateness().get("flows").isEmpty());
  }

  @Test
  void shouldSayWhichPortsThereAreWhenItKnowsNone() throws IOException {
    deleteEvents();
    assertFalse(report().complete());
    assertTrue(
        printed.toString().contains("[9411, 9412]: say which is which with --flow CHAT=PORT"));
  }

  @Test
  void shouldReportACaptureCutAtAnyByte() throws IOException {
    Path file = run.resolve("two-flow.pcap");
    byte[] whole = Files.readAllBytes(file);
    for (int length = 24; length < whole.length; length += 487) {
      Files.write(file, Arrays.copyOf(whole, length));
      Verdict verdict = report();
      assertFalse(verdict.complete(), "cut at " + length);
    }
    Files.write(file, Arrays.copyOf(whole, 3));
    assertThrows(CaptureFormatException.class, this::report);
  }

  @Test
  void shouldNameTheRowAndTheLineThatDiffers() throws IOException {
    Path csv = run.resolve("chat_messages.csv");
    Files.writeString(csv, Files.readString(csv).replace("hear me", "see me"));
    List<Check> failed = failed(report());
    assertTrue(
        failed.stream().anyMatch(c -> c.found().contains("row 3 at seq 211: its bytes are not")),
        printed::toString);
  }

  @Test
  void shouldFindEventsThatTheCaptureDoesNotBearOut() throws IOException {
    Path events = run.resolve("events/client-voip.csv");
    String all = Files.readString(events);
    Files.writeString(events, all.replaceFirst("\n[0-9]*,sent,VOIP,2,3,[^\n]*", ""));
    assertEquals(List.of("VOIP events"), failed(report()).stream().map(Check::name).toList());
    Files.writeString(events, all + "17953,sen");
    assertEquals("event files", failed(report()).getFirst().name());
  }

  @Test
  void shouldCountThePacketsThatTheLogCounted() throws IOException {
    Path log = run.resolve("capture.log");
    Files.writeString(log, Files.readString(log).replace("176", "177"));
    assertEquals(List.of("capture.log"), failed(report()).stream().map(Check::name).toList());
  }

  @Test
  void shouldSayThatThereIsNoCapture() throws IOException {
    Files.delete(run.resolve("two-flow.pcap"));
    assertThrows(WrongUseException.class, this::report);
    assertThrows(WrongUseException.class, () -> RunFiles.find(temp.resolve("none"), null));
  }

  private JsonNode lateness() {
    return JsonMapper.shared().readTree(run.resolve("verdict.json")).get("lateness");
  }

  private static List<Check> failed(Verdict verdict) {
    return verdict.checks().stream().filter(check -> !check.passed()).toList();
  }

  private void deleteEvents() throws IOException {
    for (String role : List.of("relay", "client-chat", "client-voip")) {
      Files.delete(run.resolve("events/" + role + ".csv"));
    }
  }

  private Verdict report() throws IOException {
    return report(Map.of());
  }

  private Verdict report(Map<String, Integer> ports) throws IOException {
    printed.reset();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return WrittenReport.of(RunFiles.find(run, null), ports, out);
  }
}

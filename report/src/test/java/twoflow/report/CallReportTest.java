package twoflow.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import twoflow.analysis.RunFiles;
import twoflow.analysis.verdict.Check;
import twoflow.analysis.verdict.Verdict;
import twoflow.call.g711.Codec;
import twoflow.call.rtp.RtpFraming;
import twoflow.call.rtp.RtpHeader;
import twoflow.call.wav.WavFile;
import twoflow.call.wav.WavFormat;
import twoflow.call.wav.WavWriter;
import twoflow.pcap.file.CaptureFile;
import twoflow.pcap.file.Packet;
import twoflow.pcap.file.PacketSource;
import twoflow.pcap.tcp.TcpDecoder;
import twoflow.pcap.tcp.TcpSegment;
import twoflow.testsupport.handmade.HandmadeRun;

/** The report on a call whose packets were cut, repeated and put out of order at random. */
class CallReportTest {

  private static final int PORT = 9002;
  private static final int SENDER = 12;
  private static final int RECEIVER = 11;
  private static final int RELAY = 1;
  private static final long MS = 1_000_000;
  private static final int SAMPLES = 40;
  private static final int FRAME_BYTES = 54;

  /** How many packets of 5 ms each row takes. */
  private static final int[] PACKETS = {9, 12};

  @TempDir private Path run;
  private final Random random = new Random(11);
  private final List<byte[]> frames = new ArrayList<>();
  private final List<Integer> timestamps = new ArrayList<>();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void speak() throws IOException {
    Files.writeString(
        run.resolve("voip_messages.csv"),
        """
        timestamp,speaker,flow,message
        2025-12-13T10:00:01,C2,VOIP,one
        2025-12-13T10:00:02,C2,VOIP,two
        """);
    int timestamp = 0;
    try (WavWriter writer = new WavWriter(run.resolve("voice.wav"), WavFormat.of(Codec.PCMA))) {
      for (int packets : PACKETS) {
        writer.mark();
        for (int i = 0; i < packets; i++) {
          byte[] samples = new byte[SAMPLES];
          random.nextBytes(samples);
          writer.write(samples);
          RtpHeader header = new RtpHeader(i == 0, 8, frames.size() + 1, timestamp, 7);
          frames.add(RtpFraming.frame(header, samples, 0, SAMPLES));
          timestamps.add(timestamp);
          timestamp += SAMPLES;
        }
        timestamp += 800;
      }
    }
  }

  private byte[] stream() {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    frames.forEach(stream::writeBytes);
    return stream.toByteArray();
  }

  private HandmadeRun capture(byte[] sent, byte[] passedOn) throws IOException {
    HandmadeRun packets =
        new HandmadeRun(random, 4_294_967_000L)
            .open(RECEIVER, PORT)
            .open(SENDER, PORT)
            .mixed(SENDER, PORT, true, sent)
            .mixed(RECEIVER, PORT, false, passedOn)
            .close(SENDER, PORT, sent.length, 0)
            .close(RECEIVER, PORT, 0, passedOn.length);
    Files.write(run.resolve("two-flow.pcap"), packets.pcap());
    return packets;
  }

  private Verdict report() throws IOException {
    return WrittenReport.of(
        RunFiles.find(run, null), Map.of("VOIP", PORT), new PrintStream(printed, true));
  }

  /** A packet is delivered when each byte up to its last has come for the first time. */
  private static List<Long> deliveries(HandmadeRun capture, int source, int target, int packets) {
    List<Long> deliveries = new ArrayList<>();
    long frame = 0;
    for (long seq = 1; seq <= (long) packets * FRAME_BYTES; seq++) {
      frame = Math.max(frame, capture.frames(source, target, PORT, seq, seq).getFirst());
      if (seq % FRAME_BYTES == 0) {
        deliveries.add(HandmadeRun.START_NS + frame * MS);
      }
    }
    return deliveries;
  }

  private static String failed(Verdict verdict) {
    return verdict.checks().stream().filter(c -> !c.passed()).map(Check::name).toList().toString();
  }

  @RepeatedTest(5)
  void shouldFindTheCallAndMakeItAgain() throws IOException {
    HandmadeRun capture = capture(stream(), stream());
    Verdict verdict = report();
    assertEquals("[]", failed(verdict), printed::toString);

    List<String> links = Files.readAllLines(run.resolve("links.csv"));
    assertEquals(5, links.size());
    assertTrue(links.get(3).startsWith("voip_messages.csv,3,VOIP,2,client-relay,1,487,1134,"));
    String annotated =
        Files.readString(run.resolve("two-flow.annotated.pcapng"), StandardCharsets.ISO_8859_1);
    assertTrue(
        annotated.contains(
            "VOIP row 2 (line 3) chunk 1, RTP sequence number 10, timestamp 1160: client -> relay,"));

    List<Long> sent = deliveries(capture, SENDER, RELAY, frames.size());
    List<Long> received = deliveries(capture, RELAY, RECEIVER, frames.size());
    assertEquals(sent, times(40_000 + SENDER, PORT));
    assertEquals(received, times(PORT, 40_000 + RECEIVER));
    shouldBeSilentWhereItIsLate(received);
    shouldStandInThePage(received);
  }

  /** The times of the made-up frames of one leg; their payloads are the packets in their order. */
  private List<Long> times(int source, int target) throws IOException {
    List<Long> times = new ArrayList<>();
    long lastNs = 0;
    TcpDecoder decoder = new TcpDecoder();
    try (PacketSource source1 = CaptureFile.open(run.resolve("call.pcapng"))) {
      for (Packet packet = source1.next(); packet != null; packet = source1.next()) {
        assertTrue(packet.timeNs() >= lastNs, "times go back");
        lastNs = packet.timeNs();
        TcpSegment segment = decoder.decode(packet).orElseThrow();
        if (segment.source().port() == source && segment.destination().port() == target) {
          byte[] payload =
              Arrays.copyOfRange(
                  packet.data(),
                  segment.payloadStart(),
                  segment.payloadStart() + segment.capturedBytes());
          assertArrayEquals(frames.get(times.size()), payload);
          assertEquals(1L + times.size() * FRAME_BYTES, segment.seq() & 0xffff_ffffL);
          times.add(packet.timeNs());
        }
      }
    }
    return times;
  }

  private void shouldBeSilentWhereItIsLate(List<Long> received) throws IOException {
    long base = Long.MAX_VALUE;
    for (int i = 0; i < received.size(); i++) {
      base = Math.min(base, received.get(i) - timestamps.get(i) * MS / 8);
    }
    WavFile voice = WavFile.open(run.resolve("voice.wav"));
    WavFile heard = WavFile.open(run.resolve("heard.wav"));
    assertEquals(voice.cues(), heard.cues());
    assertEquals(voice.dataBytes(), heard.dataBytes());
    byte[] silence = new byte[SAMPLES];
    Arrays.fill(silence, Codec.PCMA.silence());
    int late = 0;
    for (int i = 0; i < received.size(); i++) {
      boolean isLate = received.get(i) - timestamps.get(i) * MS / 8 - base > 60 * MS;
      late += isLate ? 1 : 0;
      byte[] said = voice.read((long) i * SAMPLES, SAMPLES);
      assertArrayEquals(isLate ? silence : said, heard.read((long) i * SAMPLES, SAMPLES));
    }
    assertTrue(
        printed.toString().contains(" " + late + " ("), late + " are late: " + printed.toString());
  }

  /** The page has each packet's delay, and the voice; its policy allows sound of its own alone. */
  private void shouldStandInThePage(List<Long> received) throws IOException {
    String page = Files.readString(run.resolve("report.html"));
    assertTrue(page.contains("; media-src blob:\">"), "sound that the page makes");
    String json = page.replaceFirst("(?s).*<script type=\"application/json\" id=\"data\">", "");
    JsonNode calls =
        JsonMapper.shared().readTree(json.substring(0, json.indexOf("</script>"))).path("calls");
    assertEquals("PCMA", calls.at("/voice/codec").asString());
    WavFile voice = WavFile.open(run.resolve("voice.wav"));
    assertArrayEquals(
        voice.read(0, Math.toIntExact(voice.dataBytes())),
        Base64.getDecoder().decode(calls.at("/voice/codes").asString()));
    JsonNode leg = calls.at("/legs/1");
    assertEquals("relay-client", leg.at("/figures/leg").asString());
    assertTrue(leg.path("whole").asBoolean());
    assertEquals("[[8,40],[1,840],[11,40]]", leg.path("steps").toString());
    assertEquals("[[21,40]]", leg.path("sizes").toString());
    assertEquals("[[9,1],[12,2]]", leg.path("rows").toString());
    long least = Long.MAX_VALUE;
    for (int i = 0; i < received.size(); i++) {
      least = Math.min(least, received.get(i) - timestamps.get(i) * MS / 8);
    }
    for (int i = 0; i < received.size(); i++) {
      long delayNs = received.get(i) - timestamps.get(i) * MS / 8 - least;
      assertEquals(delayNs / 1000, leg.path("delaysUs").get(i).asLong(), "packet " + i);
    }
  }

  @Test
  void shouldSayThatSomethingElseWasSaid() throws IOException {
    byte[] other = stream();
    other[10 * FRAME_BYTES + 30]++;
    capture(other, other);
    assertEquals("[VOIP rows = CSV, VOIP rows linked]", failed(report()));
    assertFalse(Files.exists(run.resolve("heard.wav")), "what was heard is not known");
    assertFalse(Files.exists(run.resolve("call.pcapng")));
  }

  @Test
  void shouldSayThatAPacketWasLeftOut() throws IOException {
    frames.remove(5);
    capture(stream(), stream());
    assertEquals("[VOIP rows = CSV, VOIP RTP, VOIP rows linked]", failed(report()));
  }

  @Test
  void shouldNotTakeACallForRightWithoutItsVoice() throws IOException {
    capture(stream(), stream());
    Files.delete(run.resolve("voice.wav"));
    assertEquals("[VOIP rows = CSV]", failed(report()));
    assertTrue(
        printed.toString().contains("it is a call, and there is no voice.wav to compare it with"),
        printed::toString);
  }

  @Test
  void shouldSayThatTheVoiceCannotBeRead() throws IOException {
    capture(stream(), stream());
    Path voice = run.resolve("voice.wav");
    Files.write(voice, Arrays.copyOf(Files.readAllBytes(voice), 99));
    assertEquals("[VOIP CSV, VOIP rows = CSV]", failed(report()));
  }
}

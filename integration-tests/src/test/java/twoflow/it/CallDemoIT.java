package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./lab demo --call}: its figures beside Wireshark's, its voice beside that of sharkd. */
@Execution(ExecutionMode.CONCURRENT)
class CallDemoIT {

  private static final String RUN = "call";

  /** What stands before the samples in the file that sharkd makes. */
  private static final int WAV_HEADER_BYTES = 44;

  @TempDir private static Path temp;
  private static ScenarioLab lab;
  private static Tshark kit;

  /** The tests only read it. */
  @BeforeAll
  static void makeACall() throws Exception {
    Tshark.assumeOnPath("tshark", "sharkd");
    kit = new Tshark(temp);
    lab = new ScenarioLab(temp);
    Path rows =
        Inputs.csv(
            temp, "v.csv", "2026-01-01T00:00:00,A,VOIP,ab", "2026-01-01T00:00:00,A,VOIP,cde");
    try (LabProcess demo =
        lab.start(
            "demo",
            "--call",
            "--voice",
            "tones",
            "--network",
            "private",
            "--run",
            RUN,
            "--voip-csv",
            rows.toString())) {
      assertEquals(0, demo.exitCode(120), demo::toString);
      assertTrue(demo.stdout().stream().anyMatch(line -> line.startsWith("call ")), demo::toString);
      // How long it is, nobody knew before.
      String log = Files.readString(lab.run(RUN).resolve("capture.log"));
      assertTrue(log.contains("snapshot length 262144 bytes"), log);
    }
  }

  private Path file(String name) {
    return lab.run(RUN).resolve(name);
  }

  private List<JsonNode> calls() throws IOException {
    JsonNode verdict = JsonMapper.shared().readTree(file("verdict.json").toFile());
    assertTrue(verdict.path("complete").asBoolean(), verdict::toString);
    return verdict.path("calls").valueStream().toList();
  }

  /** The line of each call's leg; the columns are apart by blanks. Nothing says "Decode As". */
  private List<String> streams() throws Exception {
    try (LabProcess tshark =
        kit.start("-r", file("call.pcapng").toString(), "-q", "-z", "rtp,streams")) {
      tshark.shouldExit(0);
      return tshark.stdout().stream().filter(line -> line.contains("g711U")).toList();
    }
  }

  private static String ms(JsonNode extent, String name) {
    return String.format(Locale.ROOT, "%.3f", extent.path(name).asDouble());
  }

  @Test
  void shouldAgreeWithWireshark() throws Exception {
    List<String> streams = streams();
    assertEquals(2, streams.size(), streams::toString);
    for (JsonNode call : calls()) {
      boolean first = call.path("leg").asString().equals("TO_RELAY");
      String[] stream =
          streams.stream()
              .map(line -> line.strip().split("\\s+"))
              .filter(columns -> columns[first ? 5 : 3].equals("9002") && columns.length > 10)
              .findFirst()
              .orElseThrow();
      // Five notes of 640 samples are 20 packets.
      assertEquals("20", stream[8], Arrays.toString(stream));
      assertEquals(20, call.path("packets").asInt());
      assertEquals("0", stream[9], "nothing is lost on TCP");
      assertEquals(ms(call.path("deltas"), "minMs"), stream[11], Arrays.toString(stream));
      // Its means count a row's first packet without its value.
      assertEquals(ms(call.path("deltas"), "maxMs"), stream[13], Arrays.toString(stream));
      assertEquals(ms(call.path("jitter"), "maxMs"), stream[16], Arrays.toString(stream));
    }
  }

  /** Also in the capture of the run, where a frame may complete several packets. */
  @Test
  void shouldBeFoundByTheDissectorWithItsLateness() throws Exception {
    for (String name : List.of("call.pcapng", "two-flow.annotated.pcapng")) {
      long packets = 0;
      for (List<String> frame :
          kit.fields(file(name), List.of(), "twoflow.packets", "twoflow.packets", "twoflow.late")) {
        packets += Long.parseLong(frame.get(0));
        assertFalse(frame.get(1).isEmpty(), frame::toString);
      }
      assertEquals(2 * 20, packets, name);
    }
  }

  /** Decoded by Wireshark's own code, the call says what the voice says, byte for byte. */
  @Test
  void shouldSayTheSameToWiresharksDecoder() throws Exception {
    Path config = Files.createDirectory(temp.resolve("config"));
    Files.writeString(
        config.resolve("decode_as_entries"), "decode_as_entry: tcp.port,9002,(none),RTP\n");
    String stream =
        streams().stream().filter(line -> !line.contains(" 127.0.0.12 ")).findFirst().orElseThrow();
    String[] columns = stream.strip().split("\\s+");
    String token =
        "rtp:%s_%s_%s_%s_0x32464c57".formatted(columns[2], columns[3], columns[4], columns[5]);
    try (LabProcess sharkd =
        LabProcess.command(temp, "env", "WIRESHARK_CONFIG_DIR=" + config, "sharkd", "-")) {
      sharkd.type(
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"load\",\"params\":{\"file\":\"%s\"}}"
              .formatted(file("call.pcapng")));
      sharkd.type(
          "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"download\",\"params\":{\"token\":\"%s\"}}"
              .formatted(token));
      sharkd.endInput();
      sharkd.shouldExit(0);
      JsonNode answer =
          sharkd.stdout().stream()
              .map(line -> JsonMapper.shared().readTree(line))
              .filter(json -> json.path("id").asInt() == 2)
              .findFirst()
              .orElseThrow();
      byte[] wav = Base64.getDecoder().decode(answer.path("result").path("data").asString());
      assertArrayEquals(
          decoded(Files.readAllBytes(file("voice.wav"))),
          Arrays.copyOfRange(wav, WAV_HEADER_BYTES, wav.length));
    }
  }

  /** The samples of a file of mu-law, by the table of ITU-T G.711. */
  private static byte[] decoded(byte[] wav) {
    ByteBuffer file = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    int dataFrom = 58;
    int samples = file.getInt(dataFrom - 4);
    ByteBuffer pcm = ByteBuffer.allocate(2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < samples; i++) {
      int code = ~wav[dataFrom + i] & 0xff;
      int magnitude = ((2 * (code & 15) + 33 << (code >> 4 & 7)) - 33) * 4;
      pcm.putShort((short) ((code & 0x80) != 0 ? -magnitude : magnitude));
    }
    return pcm.array();
  }
}

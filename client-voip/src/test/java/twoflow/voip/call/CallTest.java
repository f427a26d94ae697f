package twoflow.voip.call;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.call.g711.Codec;
import twoflow.call.rtp.RtpPacket;
import twoflow.call.voice.Tones;
import twoflow.call.voice.Voice;
import twoflow.call.wav.WavFile;
import twoflow.core.pacing.CallPace;
import twoflow.core.pacing.CsvPace;
import twoflow.core.pacing.FixedPace;
import twoflow.core.pacing.Pace;
import twoflow.core.pacing.RowTimes;
import twoflow.core.payload.CallFormat;
import twoflow.core.row.Flow;
import twoflow.core.row.NumberedRow;
import twoflow.core.row.RowCheck;
import twoflow.core.row.RowFile;
import twoflow.core.row.RowFileException;
import twoflow.core.row.RowReader;
import twoflow.core.run.RunFolder;
import twoflow.core.run.WrongUseException;
import twoflow.core.scenario.Scenario;
import twoflow.core.scenario.WriteName;
import twoflow.core.scenario.WritePlace;
import twoflow.testsupport.LogLines;

/** Rows become packets: which samples, which numbers, and when. */
class CallTest {

  private static final long MS = 1_000_000;
  private static final Duration FRAME = Duration.ofMillis(20);

  @TempDir private Path folder;
  private final LogLines log = new LogLines();

  private RowFile rows(String... messages) throws IOException {
    StringBuilder csv = new StringBuilder("timestamp,speaker,flow,message\n");
    for (int i = 0; i < messages.length; i++) {
      csv.append("2025-12-13T10:00:0").append(i).append(",C2,VOIP,").append(messages[i]);
      csv.append('\n');
    }
    Path file = Files.writeString(folder.resolve("voip.csv"), csv);
    return RowFile.check(file, Flow.VOIP, RowCheck.NONE);
  }

  private static List<NumberedRow> all(RowFile file) throws IOException {
    List<NumberedRow> rows = new ArrayList<>();
    try (RowReader reader = file.open()) {
      for (Optional<NumberedRow> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }

  /** What each packet says: {@code M} marker, type, number, timestamp, length. */
  private static List<String> packets(CallWrites writes, RowFile file, Pace pace)
      throws IOException {
    List<String> packets = new ArrayList<>();
    for (NumberedRow row : all(file)) {
      RowTimes times = pace.next(row.row(), Optional.empty(), writes.count(row));
      for (byte[] write : writes.of(row, times)) {
        RtpPacket packet = RtpPacket.parse(write, 2, write.length - 2).orElseThrow();
        packets.add(
            "%s%d %d %d %d"
                .formatted(
                    packet.header().marker() ? "M" : "",
                    packet.header().payloadType(),
                    packet.header().sequenceNumber(),
                    packet.header().timestamp(),
                    packet.payloadBytes()));
        assertEquals(CallFormat.SSRC, packet.header().ssrc());
      }
    }
    return packets;
  }

  /** A note is 640 samples: three packets of 240, the last one filled up with silence. */
  @Test
  void shouldSpeakRowsInWholePackets() throws IOException {
    RowFile file = rows("a", "bc");
    try (Speech speech = Speech.of(file, new Tones(), new CallFormat(Codec.PCMA, 240))) {
      Pace pace =
          new CallPace(new FixedPace(30 * MS, 130 * MS), Duration.ofMillis(30), log.logger());
      assertEquals(
          List.of(
              "M8 1 0 240",
              "8 2 240 240",
              "8 3 480 240",
              "M8 4 1520 240",
              "8 5 1760 240",
              "8 6 2000 240",
              "8 7 2240 240",
              "8 8 2480 240",
              "8 9 2720 240"),
          packets(new CallWrites(speech), file, pace));
      byte[] said = Codec.PCMA.encode(new Tones().say("a"));
      byte[] row = speech.voice(1);
      assertArrayEquals(said, Arrays.copyOf(row, 640));
      byte[] silence = new byte[80];
      Arrays.fill(silence, Codec.PCMA.silence());
      assertArrayEquals(silence, Arrays.copyOfRange(row, 640, 720));
      assertEquals(
          "0.270 s of PCMA; 9 packets of 240 samples, RTP's SSRC is 0x32464c57, its first packet has"
              + " sequence number 1",
          speech.toString());
    }
  }

  /** What a scenario names before the run is what is sent. */
  @Test
  void shouldSendThePacketsThatAScenarioNames() throws IOException {
    RowFile file = rows("a", "Grüße");
    String text =
        """
        title: A
        about: B
        rows: {voip: voip.csv}
        options: {client-voip: {codec: pcma, voice: tones, frame: 30ms}}
        proof:
          - repeated: {flow: voip, row: 2, chunk: 19, leg: client-relay, times: 1}
          - repeated: {flow: voip, row: 2, chunk: 1, leg: client-relay, times: 1}
        """;
    Scenario scenario = Scenario.read(Files.writeString(folder.resolve("x.yml"), text));
    CallFormat format = CallFormat.of(Codec.PCMA, Duration.ofMillis(30));
    try (Speech speech = Speech.of(file, new Tones(), format)) {
      Pace pace = new CallPace(new FixedPace(30 * MS, 130 * MS), format.packet());
      pace.next(file.first(), Optional.empty(), 3);
      NumberedRow second = all(file).get(1);
      CallWrites writes = new CallWrites(speech);
      List<byte[]> packets =
          writes.of(second, pace.next(second.row(), Optional.empty(), writes.count(second)));
      assertEquals(19, packets.size());
      for (int chunk : List.of(1, 19)) {
        WritePlace place = scenario.place(new WriteName(Flow.VOIP, 2, chunk));
        byte[] packet = packets.get(chunk - 1);
        assertEquals(packet.length, place.bytes());
        assertEquals((3 + chunk - 1) * (long) packet.length + 1, place.firstSeq());
        String sent = HexFormat.of().formatHex(packet, 0, CallFormat.HEADER_BYTES);
        assertEquals(sent, place.pattern().hex());
      }
    }
  }

  @Test
  void shouldSendAPacketOfSilenceWhereNothingIsHeard() throws IOException {
    RowFile file = rows("...");
    try (Speech speech = Speech.of(file, text -> new short[0], new CallFormat(Codec.PCMU, 160))) {
      byte[] silence = new byte[160];
      Arrays.fill(silence, Codec.PCMU.silence());
      assertArrayEquals(silence, speech.voice(1));
    }
  }

  /** After 65,536 packets the sequence number begins anew, after 149 h the timestamp. */
  @Test
  void shouldLetTheNumbersWrap() throws IOException {
    RowFile file = rows("long", "short");
    Voice voice = text -> new short[text.equals("long") ? 65_535 : 2];
    try (Speech speech = Speech.of(file, voice, new CallFormat(Codec.PCMU, 1))) {
      NumberedRow second = all(file).get(1);
      long startNs = ((1L << 32) - 1) * CallPace.SAMPLE_NS;
      List<byte[]> writes = new CallWrites(speech).of(second, new RowTimes(startNs, 1, 1));
      assertEquals("00 00 ffffffff", numbers(writes.get(0)));
      assertEquals("00 01 00000000", numbers(writes.get(1)));
    }
  }

  private static String numbers(byte[] write) {
    return "%02x %02x %02x%02x%02x%02x"
        .formatted(write[4], write[5], write[6], write[7], write[8], write[9]);
  }

  @Test
  void shouldBeginARowWhenTheOneBeforeHasEnded() throws IOException {
    RowFile file = rows("one", "two", "three");
    LocalDateTime epoch = LocalDateTime.parse("2025-12-13T10:00:00");
    Pace pace =
        new CallPace(new CsvPace(epoch, 1, Optional.of(Duration.ZERO)), FRAME, log.logger());
    List<Long> startsMs = new ArrayList<>();
    Pace before = pace.fromTimestamps().orElseThrow();
    for (NumberedRow row : all(file)) {
      // The second row is spoken for 1.6 s.
      int packets = row.number() == 2 ? 80 : 40;
      startsMs.add(before.next(row.row(), Optional.empty(), packets).dueNs(0) / MS);
    }
    assertEquals(List.of(0L, 1000L, 2600L), startsMs);
    assertEquals(List.of(), log.with(""), "it was only asked how long it takes");
    for (NumberedRow row : all(file)) {
      int packets = row.number() == 2 ? 80 : 40;
      RowTimes times = pace.next(row.row(), Optional.empty(), packets);
      assertEquals(startsMs.get((int) row.number() - 1), times.dueNs(0) / MS);
      assertEquals(20 * MS, times.dueNs(1) - times.dueNs(0));
    }
    assertEquals(
        List.of("VOIP row 3 begins 0.600 s after its time: row 2 is spoken until then"),
        log.with("VOIP"));
  }

  @Test
  void shouldBeginRowsAtWholeSamples() throws IOException {
    RowFile file = rows("one");
    LocalDateTime epoch = LocalDateTime.parse("2025-12-13T09:59:59.999900");
    Pace pace =
        new CallPace(new CsvPace(epoch, 1, Optional.of(Duration.ZERO)), FRAME, log.logger());
    assertEquals(125_000, pace.next(file.first(), Optional.empty(), 1).startNs());
  }

  @Test
  void shouldLeaveTheVoiceInTheRun() throws IOException {
    RunFolder run = new RunFolder(Files.createDirectory(folder.resolve("run")));
    RowFile file = rows("a", "b");
    try (Speech speech = Speech.of(file, new Tones(), new CallFormat(Codec.PCMU, 160))) {
      speech.keepIn(run);
      speech.keepIn(run);
    }
    WavFile kept = WavFile.open(run.voice());
    assertEquals(1280, kept.dataBytes());
    assertEquals(List.of(0L, 640L), kept.cues());
    try (Speech other = Speech.of(file, new Tones(), new CallFormat(Codec.PCMA, 160))) {
      assertThrows(WrongUseException.class, () -> other.keepIn(run));
    }
    assertEquals(1, run.path().toFile().list().length, "nothing else is left there");
  }

  @Test
  void shouldRefuseARowThatTakesTooLong() throws IOException {
    RowFile file = rows("short", "x".repeat(7513));
    RowFileException e =
        assertThrows(
            RowFileException.class,
            () -> Speech.of(file, new Tones(), new CallFormat(Codec.PCMU, 160)));
    assertEquals(
        "voip.csv:3: this row is 601 s of voice: 600 s is the most that a row may be",
        e.getMessage().substring(e.getMessage().indexOf("voip.csv")));
  }
}

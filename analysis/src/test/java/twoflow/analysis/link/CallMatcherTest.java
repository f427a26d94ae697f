package twoflow.analysis.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.store.RecordStore;
import twoflow.call.g711.Codec;
import twoflow.call.rtp.RtpFraming;
import twoflow.call.rtp.RtpHeader;
import twoflow.call.wav.WavFile;
import twoflow.call.wav.WavFormat;
import twoflow.call.wav.WavWriter;
import twoflow.core.row.Flow;

/** The rows of a call are found by its packets, and compared with the voice. */
class CallMatcherTest {

  /** A packet and its length are 24 bytes. */
  private static final int SAMPLES = 10;

  /** How many packets the three rows take. */
  private static final int[] PACKETS = {3, 2, 4};

  @TempDir private Path folder;
  private RecordStore store;
  private RowTable table;
  private RowTexts texts;
  private CallStream call;
  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
  private int sequenceNumber = 1;

  @BeforeEach
  void open() throws IOException {
    store = new RecordStore(folder.resolve("records"));
    table = new RowTable(store);
    texts = new RowTexts(100);
    call = new CallStream(store);
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private static byte sample(int row, int at) {
    return (byte) (50 * row + at);
  }

  private WavFile voice() throws IOException {
    Path file = folder.resolve("voice.wav");
    try (WavWriter writer = new WavWriter(file, WavFormat.of(Codec.PCMU))) {
      for (int row = 1; row <= PACKETS.length; row++) {
        writer.mark();
        byte[] samples = new byte[PACKETS[row - 1] * SAMPLES];
        for (int i = 0; i < samples.length; i++) {
          samples[i] = sample(row, i);
        }
        writer.write(samples);
      }
    }
    return WavFile.open(file);
  }

  private CallMatcher matcher(Optional<WavFile> voice) throws IOException {
    Path csv = folder.resolve("voip.csv");
    Files.writeString(
        csv,
        """
        timestamp,speaker,flow,message
        2025-12-13T10:00:01,C2,VOIP,one
        2025-12-13T10:00:02,C2,VOIP,two

        2025-12-13T10:00:03,C2,VOIP,three
        """);
    SpokenRows rows = new SpokenRows(voice, new ReopenedRows(RowInput.check(csv, Flow.VOIP)));
    return new CallMatcher(rows, new RowRecorder(this, table, texts), call);
  }

  private void packet(int row, int chunk) {
    byte[] samples = new byte[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      samples[i] = sample(row, (chunk - 1) * SAMPLES + i);
    }
    packet(chunk == 1, samples);
  }

  private void packet(boolean marker, byte... samples) {
    long timestamp = 10L * sequenceNumber;
    RtpHeader header = new RtpHeader(marker, 0, sequenceNumber++ & 0xffff, timestamp, 7);
    stream.writeBytes(RtpFraming.frame(header, samples, 0, samples.length));
  }

  private void rows() {
    for (int row = 1; row <= PACKETS.length; row++) {
      for (int chunk = 1; chunk <= PACKETS[row - 1]; chunk++) {
        packet(row, chunk);
      }
    }
  }

  /** Gives the stream to the matcher, without the bytes of a gap, in pieces of 7 bytes. */
  private void give(CallMatcher matcher, int gapFrom, int gapTo) throws IOException {
    byte[] bytes = stream.toByteArray();
    for (int at = 0; at < bytes.length; ) {
      if (at == gapFrom) {
        matcher.gap(gapTo - gapFrom);
        at = gapTo;
      }
      int length = Math.min(7, bytes.length - at);
      length = at < gapFrom ? Math.min(length, gapFrom - at) : length;
      matcher.at(at, 1000 + at);
      matcher.bytes(bytes, at, length);
      at += length;
    }
    matcher.finish();
  }

  private void give(CallMatcher matcher) throws IOException {
    give(matcher, -1, -1);
  }

  private List<String> found() {
    List<String> found = new ArrayList<>();
    for (long i = 0; i < table.size(); i++) {
      found.add(
          "%d line %d %d..%d %s"
              .formatted(
                  table.number(i),
                  table.line(i),
                  table.firstSeq(i),
                  table.lastSeq(i),
                  table.status(i)));
    }
    return found;
  }

  @Test
  void shouldFindTheRowsAndTheirPackets() throws IOException {
    sequenceNumber = 65_533;
    rows();
    CallMatcher matcher = matcher(Optional.of(voice()));
    give(matcher);
    assertEquals(
        List.of("1 line 2 1..72 EQUAL", "2 line 3 73..120 EQUAL", "3 line 5 121..216 EQUAL"),
        found());
    assertEquals(Optional.empty(), matcher.firstDifference());
    assertEquals("2025-12-13T10:00:02 | C2 | VOIP | two", texts.text(this, 1));
    PacketTable packets = call.packets();
    assertEquals(9, packets.size());
    long fifth = packets.find(97);
    assertEquals(4, fifth);
    assertEquals(2, packets.row(fifth));
    assertEquals(2, packets.chunk(fifth));
    assertEquals(1, packets.sequenceNumber(fifth), "it has wrapped");
    assertEquals(10, packets.payloadBytes(fifth));
    // Its last byte, 120, came with the piece that begins at offset 119.
    assertEquals(119, packets.frame(fifth));
    assertEquals(1119, packets.deliveredNs(fifth));
    assertEquals(-1, packets.find(217));
    assertEquals(Optional.empty(), call.fault());
  }

  @Test
  void shouldSayWhatDiffers() throws IOException {
    packet(1, 1);
    packet(1, 2);
    packet(false, new byte[SAMPLES]);
    packet(2, 1);
    packet(false, sample(2, 10), sample(2, 11));
    CallMatcher matcher = matcher(Optional.of(voice()));
    give(matcher);
    assertEquals(List.of("1 line 2 1..72 DIFFERENT", "2 line 3 73..112 UNFINISHED"), found());
    assertEquals(
        Optional.of(new Difference(1, 49, "its samples are not those of the voice")),
        matcher.firstDifference());
  }

  @Test
  void shouldDemandTheMarker() throws IOException {
    packet(false, new byte[0]);
    CallMatcher matcher = matcher(Optional.of(voice()));
    give(matcher);
    assertEquals(
        Optional.of(new Difference(1, 1, "the marker is not at the row's first packet")),
        matcher.firstDifference());
  }

  @Test
  void shouldCountRowsBeyondTheVoice() throws IOException {
    rows();
    packet(4, 1);
    packet(4, 2);
    packet(5, 1);
    give(matcher(Optional.of(voice())));
    assertEquals(
        List.of("4 line 0 217..264 SURPLUS", "5 line 0 265..288 SURPLUS"), found().subList(3, 5));
  }

  @Test
  void shouldTakeTheRowsAsTheyStandWhereTheVoiceIsNotKnown() throws IOException {
    rows();
    give(matcher(Optional.empty()));
    assertEquals(
        List.of("1 line 0 1..72 AS_SEEN", "2 line 0 73..120 AS_SEEN", "3 line 0 121..216 AS_SEEN"),
        found());
    assertEquals(Optional.empty(), call.fault());
  }

  @Test
  void shouldTakeAGapWithinAPacketForDamage() throws IOException {
    rows();
    // Ten bytes of the second packet.
    give(matcher(Optional.of(voice())), 30, 40);
    assertEquals(
        List.of("1 line 2 1..72 INCOMPLETE", "2 line 3 73..120 EQUAL", "3 line 5 121..216 EQUAL"),
        found());
    assertEquals(9, call.packets().size());
  }

  @Test
  void shouldFindTheNextPacketAfterALongGap() throws IOException {
    rows();
    // From within the second packet to within the fourth, which is the second row's first.
    give(matcher(Optional.of(voice())), 30, 80);
    assertEquals(
        List.of(
            "1 line 2 1..24 INCOMPLETE", "2 line 3 97..120 INCOMPLETE", "3 line 5 121..216 EQUAL"),
        found());
    assertEquals(2, call.packets().chunk(call.packets().find(97)));
    assertEquals(Optional.of("row 2 chunk 2: sequence number 5 after 1"), call.fault());
  }

  @Test
  void shouldFindTheRowsOfAStreamWithoutItsBeginning() throws IOException {
    rows();
    CallMatcher matcher = matcher(Optional.of(voice()));
    matcher.startInMidStream();
    byte[] bytes = stream.toByteArray();
    matcher.bytes(bytes, 30, bytes.length - 30);
    matcher.finish();
    // Offsets begin where the capture does.
    assertEquals(
        List.of("1 line 2 19..42 INCOMPLETE", "2 line 3 43..90 EQUAL", "3 line 5 91..186 EQUAL"),
        found());
  }

  @Test
  void shouldSayThatTheStreamEndsWithinAPacket() throws IOException {
    packet(1, 1);
    stream.writeBytes(new byte[] {0, 22, 1});
    give(matcher(Optional.of(voice())));
    assertEquals(List.of("1 line 2 1..27 UNFINISHED"), found());
  }

  @Test
  void shouldCountWhatIsNoRtp() throws IOException {
    stream.writeBytes(new byte[] {0, 1, 'x'});
    rows();
    CallMatcher matcher = matcher(Optional.of(voice()));
    give(matcher);
    assertEquals(1, call.others());
    assertEquals(
        Optional.of(new Difference(1, 1, "a packet is no RTP")), matcher.firstDifference());
    assertEquals("1 line 2 1..75 DIFFERENT", found().getFirst());
  }

  @Test
  void shouldSayWhereTheNumbersDoNotFollow() throws IOException {
    packet(1, 1);
    packet(1, 2);
    sequenceNumber++;
    packet(1, 3);
    give(matcher(Optional.empty()));
    assertEquals(Optional.of("row 1 chunk 3: sequence number 4 after 2"), call.fault());
  }

  @Test
  void shouldFindNothingInNothing() throws IOException {
    give(matcher(Optional.of(voice())));
    assertEquals(List.of(), found());
  }
}

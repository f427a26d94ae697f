package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The dissector twoflow.lua on calls, in the system's tshark: each capture has one difficulty, and
 * nothing says "Decode As".
 */
@Execution(ExecutionMode.CONCURRENT)
class CallDissectorIT {

  private static final String ROW = "2026-01-01T00:00:01 | Client2 | VOIP | hi\n";
  private static final int BEGIN_MS = 100;

  /** For captures that miss bytes: without it, TCP waits for them and hands on no later packet. */
  private static final String[] IN_CAPTURE_ORDER = {"-o", "tcp.reassemble_out_of_order:FALSE"};

  @TempDir private Path folder;
  private final CraftedCapture capture = new CraftedCapture();
  private final RtpPackets call = new RtpPackets(1, 800);
  private Tshark tshark;
  private Path file;

  /** What a frame delivers. */
  private record Delivered(int frame, int packets, double lateMs) {}

  @BeforeEach
  void prepare() throws IOException {
    tshark = new Tshark(folder);
    file = folder.resolve("crafted.pcap");
  }

  @AfterEach
  void shouldNotRaiseALuaError() throws Exception {
    assertEquals(List.of(), tshark.fields(file, List.of(), "_ws.lua.error", "frame.number"));
  }

  @Test
  void shouldFindACallBesideRows() throws Exception {
    CraftedCapture.Connection text = capture.connect(9002);
    CraftedCapture.Connection voice = capture.connect(9002);
    List<Delivered> expected = new ArrayList<>();
    int[] lateMs = {0, 0, 5, 61, 41, 0, -1};
    for (int i = 0; i < lateMs.length; i++) {
      capture.setTimeMs(BEGIN_MS + 20 * i + lateMs[i]);
      expected.add(new Delivered(voice.send(call.packet(i)), 1, lateMs[i]));
      text.send(ROW);
    }
    voice.forward(ROW);
    text.close();
    assertEquals(expected, delivered());
    assertEquals(numbers(1, 8), values("rtp.seq"));
    assertEquals(8, values("twoflow.row").size());
    assertEquals(
        List.of(List.of("" + expected.get(3).frame())),
        tshark.fields(file, List.of(), "twoflow.late > 60", "frame.number"));
    assertEquals(List.of(), frames("rtp && twoflow.segment"));
    assertEquals(List.of(), frames("twoflow.malformed || twoflow.unfinished || _ws.malformed"));
  }

  @Test
  void shouldPutPacketsTogetherFromPieces() throws Exception {
    for (int pieceBytes : new int[] {1, 10, 100}) {
      sendInPieces(capture.connect(9002), pieceBytes, 12);
    }
    // A piece takes a millisecond; the first packet is complete with the 2nd of 100 bytes.
    List<Delivered> found = delivered();
    assertEquals(36, found.stream().mapToInt(Delivered::packets).sum());
    assertEquals(numbers(1, 13, 3), values("rtp.seq"));
    assertEquals(
        List.of(0.0, -18.0, -36.0), found.stream().skip(24).limit(3).map(d -> d.lateMs()).toList());
    assertEquals(List.of(), frames("twoflow.unfinished || _ws.malformed"));
  }

  private void sendInPieces(CraftedCapture.Connection voice, int pieceBytes, int packets) {
    int end = packets * RtpPackets.BYTES;
    for (int at = 0; at < end; at += pieceBytes) {
      voice.send(call.bytes(at, Math.min(end, at + pieceBytes)));
    }
  }

  @Test
  void shouldTakeTheLatestOfManyPacketsInASegment() throws Exception {
    CraftedCapture.Connection voice = capture.connect(9002);
    capture.setTimeMs(BEGIN_MS);
    int first = voice.send(call.packet(0));
    capture.setTimeMs(BEGIN_MS + 240);
    int second = voice.send(call.packets(1, 13));
    assertEquals(List.of(new Delivered(first, 1, 0), new Delivered(second, 12, 220)), delivered());
    assertEquals(numbers(1, 14), values("rtp.seq"));
  }

  /** The packets behind a lost one cannot be delivered before it is repeated. */
  @Test
  void shouldShowHeadOfLineBlocking() throws Exception {
    CraftedCapture.Connection voice = capture.connect(9002);
    List<Delivered> expected = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      capture.setTimeMs(BEGIN_MS + 20 * i);
      if (i == 15) {
        capture.setTimeMs(BEGIN_MS + 20 * 14 + 7);
        expected.add(new Delivered(voice.sendAt(4 * RtpPackets.BYTES, call.packet(4)), 11, 207));
        capture.setTimeMs(BEGIN_MS + 20 * 15);
      }
      if (i == 4) {
        voice.sendUnseen(call.packet(i));
      } else {
        int frame = voice.send(call.packet(i));
        if (i < 4 || i > 14) {
          expected.add(new Delivered(frame, 1, 0));
        }
      }
    }
    assertEquals(expected, delivered());
    for (List<String> passes : List.of(List.<String>of(), List.of("-2"))) {
      assertEquals(
          List.of(List.of("" + expected.get(4).frame(), "207")),
          tshark.fields(file, passes, "twoflow.late > 60", "frame.number", "twoflow.late"));
    }
    assertEquals(numbers(1, 21), values("rtp.seq"));
  }

  @Test
  void shouldCountThroughTheEndsOfTheNumbers() throws Exception {
    RtpPackets wrapping = new RtpPackets(65_533, -400);
    CraftedCapture.Connection voice = capture.connectAt(9002, 0xFFFF_FFF0L);
    List<Delivered> expected = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      capture.setTimeMs(BEGIN_MS + 20 * i + i % 2);
      expected.add(new Delivered(voice.send(wrapping.packet(i)), 1, i % 2));
    }
    assertEquals(expected, delivered());
    assertEquals(List.of("65533", "65534", "65535", "0", "1", "2", "3", "4"), values("rtp.seq"));
    List<String> stream = rtpStreams().getFirst();
    assertEquals(List.of("8", "0", "(0.0%)"), stream.subList(8, 11), stream::toString);
  }

  /** The lateness counts from the first packet of which all is there. */
  @Test
  void shouldFindACallThatBeganBefore() throws Exception {
    CraftedCapture.Connection atPacket = capture.joined(9002);
    CraftedCapture.Connection inPacket = capture.joined(9002);
    List<Delivered> expected = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      capture.setTimeMs(BEGIN_MS + 20 * i);
      expected.add(new Delivered(atPacket.send(call.packet(i)), 1, 0));
      int from = i * RtpPackets.BYTES + 100;
      int frame = inPacket.send(call.bytes(from, from + RtpPackets.BYTES));
      // Which bytes begin a packet is sure when the next one of the same source begins.
      if (i > 0) {
        expected.add(new Delivered(frame, 1, 0));
      }
    }
    assertEquals(expected, delivered());
    assertEquals(List.of("1", "2", "2", "3", "3", "4", "4"), values("rtp.seq"));
  }

  @Test
  void shouldGoOnAfterAGap() throws Exception {
    CraftedCapture.Connection voice = capture.connect(9002);
    voice.send(call.packet(0));
    voice.send(call.bytes(RtpPackets.BYTES, RtpPackets.BYTES + 50));
    voice.sendUnseen(call.bytes(RtpPackets.BYTES + 50, 3 * RtpPackets.BYTES - 50));
    voice.send(call.bytes(3 * RtpPackets.BYTES - 50, 4 * RtpPackets.BYTES));
    voice.send(call.packet(4));
    capture.write(file);
    assertEquals(List.of("1", "4", "5"), values("rtp.seq", IN_CAPTURE_ORDER));
  }

  @Test
  void shouldReadWhatASnapshotLengthLeft() throws Exception {
    CraftedCapture.Connection voice = capture.connect(9002);
    voice.send(call.packet(0));
    int cut = voice.send(call.packets(1, 4));
    voice.send(call.packet(4));
    capture.write(file, 54 + 2 * RtpPackets.BYTES + 20);
    assertEquals(List.of("1", "2", "3", "5"), values("rtp.seq", IN_CAPTURE_ORDER));
    assertEquals(List.of("" + cut), frames("twoflow.unfinished"));
  }

  /** The frames that complete packets; the capture is written first. */
  private List<Delivered> delivered() throws Exception {
    capture.write(file);
    return tshark
        .fields(
            file, List.of(), "twoflow.packets", "frame.number", "twoflow.packets", "twoflow.late")
        .stream()
        .map(f ->
            new Delivered(
                Integer.parseInt(f.get(0)),
                Integer.parseInt(f.get(1)),
                Double.parseDouble(f.get(2))))
        .toList();
  }

  /** All values of a field, in the order of the frames. */
  private List<String> values(String field, String... options) throws Exception {
    return tshark.fields(file, List.of(options), field, field).stream()
        .flatMap(frame -> Stream.of(frame.getFirst().split(Tshark.AGGREGATOR)))
        .toList();
  }

  private List<String> frames(String filter) throws Exception {
    return tshark.fields(file, List.of(), filter, "frame.number").stream()
        .map(List::getFirst)
        .toList();
  }

  /** The lines of Wireshark's list of RTP streams. */
  private List<List<String>> rtpStreams() throws Exception {
    try (LabProcess streams = tshark.start("-r", file.toString(), "-q", "-z", "rtp,streams")) {
      return streams.shouldExit(0).stdout().stream()
          .filter(line -> line.contains("0x2F100001"))
          .map(line -> List.of(line.strip().split("\\s+")))
          .toList();
    }
  }

  private static List<String> numbers(int from, int to) {
    return numbers(from, to, 1);
  }

  private static List<String> numbers(int from, int to, int times) {
    return IntStream.range(0, times)
        .boxed()
        .flatMap(time -> IntStream.range(from, to).mapToObj(Integer::toString))
        .toList();
  }
}

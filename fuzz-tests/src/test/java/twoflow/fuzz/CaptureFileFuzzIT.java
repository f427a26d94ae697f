package twoflow.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.provider.MethodSource;
import twoflow.pcap.file.CaptureFile;
import twoflow.pcap.file.CaptureFormatException;
import twoflow.pcap.file.Packet;
import twoflow.pcap.file.PacketSource;
import twoflow.pcap.tcp.ByteSink;
import twoflow.pcap.tcp.EarlyBytes;
import twoflow.pcap.tcp.Endpoint;
import twoflow.pcap.tcp.Reassembler;
import twoflow.pcap.tcp.SequenceSpace;
import twoflow.pcap.tcp.StreamStart;
import twoflow.pcap.tcp.StreamSurvey;
import twoflow.pcap.tcp.StreamTable;
import twoflow.pcap.tcp.TcpDecoder;
import twoflow.pcap.tcp.TcpSegment;
import twoflow.pcap.tcp.TcpStream;

/**
 * Whatever the bytes of a capture file are, reading it ends, soon, with packets and the place of
 * the damage, or with a {@link CaptureFormatException}.
 */
class CaptureFileFuzzIT {

  /** The least that a frame takes in a file: a pcapng block without a body. */
  private static final int LEAST_FRAME_BYTES = 12;

  @DictionaryEntries({
    "\\x0a\\x0d\\x0d\\x0a",
    "\\x1a\\x2b\\x3c\\x4d",
    "\\x4d\\x3c\\x2b\\x1a",
    "\\xa1\\xb2\\xc3\\xd4",
    "\\xd4\\xc3\\xb2\\xa1",
    "\\x4d\\x3c\\xb2\\xa1",
    "\\x06\\x00\\x00\\x00",
    "\\x03\\x00\\x00\\x00",
    "\\x02\\x00\\x00\\x00",
    "\\xad\\x0b\\x00\\x00",
    "\\x1f\\x8b\\x08",
    "\\x01\\x00\\x00\\x00",
    "\\xff\\xff\\xff\\xff",
    "\\x00\\x00\\x00\\x01",
    "\\x09\\x00\\x01\\x00",
    "\\x0e\\x00\\x08\\x00",
    "\\x81\\x00",
    "\\x86\\xdd",
    "\\x08\\x00",
    "\\x2c",
    "\\x33"
  })
  @MethodSource("twoflow.fuzz.CaptureSeeds#files")
  @FuzzTest
  void shouldEndWithPacketsOrADeclaredException(byte[] file) throws IOException {
    Streams streams = new Streams();
    long most = isPacked(file) ? Long.MAX_VALUE : file.length;
    boolean opened = false;
    for (Pass pass : Pass.values()) {
      try (PacketSource source = CaptureFile.open(new ByteArrayInputStream(file))) {
        opened = true;
        long lastFrame = read(source, pass, streams, most);
        assertEquals(null, source.next(), "a packet after the end");
        assertTrue(lastFrame <= source.frames(), "a frame that does not count");
        assertTrue(source.frames() <= most / LEAST_FRAME_BYTES, "frames out of nothing");
        source
            .damage()
            .ifPresent(damage ->
                assertTrue(
                    damage.positionBytes() >= 0 && damage.positionBytes() <= most,
                    damage::toString));
      } catch (CaptureFormatException declared) {
        assertFalse(opened, "what can be read is read");
        return;
      }
    }
    streams.finish();
  }

  private static boolean isPacked(byte[] file) {
    return file.length > 1 && file[0] == 0x1F && file[1] == (byte) 0x8B;
  }

  /** The two looks through a file. */
  private enum Pass {
    SURVEY,
    READING
  }

  private static long read(PacketSource source, Pass pass, Streams streams, long most)
      throws IOException {
    long frame = 0;
    for (Packet packet = source.next(); packet != null; packet = source.next()) {
      assertTrue(packet.frame() > frame, "frames ascend");
      assertTrue(packet.data().length <= most, "more data than the file has");
      assertTrue(packet.interfaceIndex() < source.interfaces().size(), "no such interface");
      frame = packet.frame();
      streams.accept(packet, pass);
    }
    return frame;
  }

  /** Decodes packets and puts their streams together. */
  private static final class Streams {

    private final TcpDecoder decoder = new TcpDecoder();
    private final StreamSurvey survey = new StreamSurvey();
    private final EarlyBytes early = new EarlyBytes();
    private final Map<Pass, StreamTable> tables =
        Map.of(Pass.SURVEY, new StreamTable(), Pass.READING, new StreamTable());
    private final Map<Direction, Counting> directions = new HashMap<>();

    private record Direction(int stream, Endpoint sender) {}

    void accept(Packet packet, Pass pass) throws IOException {
      TcpSegment segment = decoder.decode(packet).orElse(null);
      if (segment == null) {
        return;
      }
      TcpStream stream = tables.get(pass).of(segment);
      if (pass == Pass.SURVEY) {
        survey.accept(packet.frame(), stream, segment);
      } else {
        directions
            .computeIfAbsent(
                new Direction(stream.number(), segment.source()),
                d -> new Counting(survey.start(d.stream, d.sender), early))
            .accept(packet, segment);
      }
    }

    void finish() throws IOException {
      for (Counting direction : directions.values()) {
        direction.finish();
      }
    }
  }

  /** A stream's bytes and gaps must add up to what the reassembler says of it. */
  private static final class Counting implements ByteSink {

    private final SequenceSpace numbers;
    private final Reassembler reassembler;
    private long bytes;
    private long missing;

    Counting(StreamStart start, EarlyBytes early) {
      numbers = new SequenceSpace(start);
      reassembler = new Reassembler(this, early);
    }

    void accept(Packet packet, TcpSegment segment) throws IOException {
      long place = numbers.place(packet.frame(), segment.seq(), segment.length());
      if (place != SequenceSpace.OUTSIDE) {
        reassembler.accept(
            segment.has(TcpSegment.SYN) ? place + 1 : place,
            segment.payloadBytes(),
            packet.data(),
            segment.payloadStart(),
            segment.capturedBytes());
      }
    }

    void finish() throws IOException {
      reassembler.finish(0);
      assertEquals(reassembler.bytes(), bytes + missing);
      assertEquals(reassembler.missingBytes(), missing);
    }

    @Override
    public void bytes(byte[] buffer, int from, int length) {
      assertTrue(length > 0 && from >= 0 && from + length <= buffer.length, "bytes of nowhere");
      bytes += length;
    }

    @Override
    public void gap(long lengthBytes) {
      assertTrue(lengthBytes > 0, "a gap of nothing");
      missing += lengthBytes;
    }
  }
}

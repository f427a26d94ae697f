package twoflow.report.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.provider.MethodSource;
import twoflow.report.pcap.CaptureFile;
import twoflow.report.pcap.CaptureFormatException;
import twoflow.report.pcap.Packet;
import twoflow.report.pcap.PacketSource;
import twoflow.report.tcp.ByteSink;
import twoflow.report.tcp.Reassembler;
import twoflow.report.tcp.SequenceSpace;
import twoflow.report.tcp.StreamTable;
import twoflow.report.tcp.TcpDecoder;
import twoflow.report.tcp.TcpSegment;
import twoflow.report.tcp.TcpStream;

/**
 * Whatever the bytes of a capture file are, reading it ends, soon, with packets and the place of
 * the damage, or with a {@link CaptureFormatException}.
 */
class CaptureFileFuzzIT {

  /** The least that a packet takes in a file: a pcap header without a byte of data. */
  private static final int LEAST_PACKET_BYTES = 16;

  @DictionaryEntries({
    "\\x0a\\x0d\\x0d\\x0a",
    "\\x1a\\x2b\\x3c\\x4d",
    "\\x4d\\x3c\\x2b\\x1a",
    "\\xa1\\xb2\\xc3\\xd4",
    "\\xd4\\xc3\\xb2\\xa1",
    "\\x4d\\x3c\\xb2\\xa1",
    "\\x06\\x00\\x00\\x00",
    "\\x03\\x00\\x00\\x00",
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
  @MethodSource("twoflow.report.fuzz.CaptureSeeds#files")
  @FuzzTest
  void shouldEndWithPacketsOrADeclaredException(byte[] file) throws IOException {
    Streams streams = new Streams();
    long frames = 0;
    try (PacketSource source = CaptureFile.open(new ByteArrayInputStream(file))) {
      for (Packet packet = source.next(); packet != null; packet = source.next()) {
        assertEquals(++frames, packet.frame());
        assertTrue(packet.data().length <= file.length, "more data than the file has");
        assertTrue(packet.interfaceIndex() < source.interfaces().size(), "no such interface");
        streams.accept(packet);
      }
      assertEquals(null, source.next(), "a packet after the end");
      assertTrue(frames <= file.length / LEAST_PACKET_BYTES, "packets out of nothing");
      source
          .damage()
          .ifPresent(damage ->
              assertTrue(
                  damage.positionBytes() >= 0 && damage.positionBytes() <= file.length,
                  damage::toString));
      streams.finish();
    } catch (CaptureFormatException declared) {
      assertEquals(0, frames, "what can be read is read");
    }
  }

  /** Decodes packets and puts their streams together. */
  private static final class Streams {

    private final TcpDecoder decoder = new TcpDecoder();
    private final StreamTable table = new StreamTable();
    private final Map<SequenceSpace, Counting> directions = new HashMap<>();

    void accept(Packet packet) throws IOException {
      TcpSegment segment = decoder.decode(packet).orElse(null);
      if (segment == null) {
        return;
      }
      TcpStream stream = table.of(segment);
      SequenceSpace space = stream.from(segment.source());
      long firstSeq = space.relative(segment.seq()) + (segment.has(TcpSegment.SYN) ? 1 : 0);
      directions
          .computeIfAbsent(space, s -> new Counting())
          .accept(firstSeq, segment, packet.data());
    }

    void finish() throws IOException {
      for (Counting direction : directions.values()) {
        direction.finish();
      }
    }
  }

  /** A stream's bytes and gaps must add up to what the reassembler says of it. */
  private static final class Counting implements ByteSink {

    private final Reassembler reassembler = new Reassembler(this);
    private long bytes;
    private long missing;

    void accept(long firstSeq, TcpSegment segment, byte[] frame) throws IOException {
      reassembler.accept(
          firstSeq, segment.payloadBytes(), frame, segment.payloadStart(), segment.capturedBytes());
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

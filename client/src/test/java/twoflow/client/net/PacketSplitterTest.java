package twoflow.client.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import twoflow.call.rtp.RtpFraming;
import twoflow.call.rtp.RtpHeader;
import twoflow.core.payload.Portion;

/** The packets of a call are found however the stream was cut, and each byte is in one portion. */
class PacketSplitterTest {

  private final List<String> found = new ArrayList<>();
  private final PacketSplitter splitter = new PacketSplitter(new Found());
  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

  /** Writes down what is found. */
  private final class Found implements PacketSplitter.PacketListener {

    @Override
    public void portion(long row, long chunk, Portion portion) {
      found.add(
          "%d.%d %d..%d at %d"
              .formatted(row, chunk, portion.firstSeq(), portion.lastSeq(), portion.timeNs()));
    }

    @Override
    public void packet(long row, long chunk, Optional<RtpHeader> header) {
      found.add(
          "%d.%d %s"
              .formatted(row, chunk, header.map(h -> "RTP " + h.sequenceNumber()).orElse("none")));
    }

    @Override
    public void row(SpokenRow row) {
      found.add(row.number() + ": " + row.shown());
    }
  }

  private void packet(boolean marker, int sequenceNumber, int payloadBytes) {
    RtpHeader header = new RtpHeader(marker, 0, sequenceNumber, 0, 7);
    stream.writeBytes(RtpFraming.frame(header, new byte[payloadBytes], 0, payloadBytes));
  }

  @Test
  void shouldCountThePacketsOfEachRow() {
    packet(true, 65_535, 80);
    packet(false, 0, 80);
    packet(true, 1, 80);
    // Packets of 94 bytes, in three reads.
    byte[] bytes = stream.toByteArray();
    splitter.read(bytes, 100, 5);
    assertTrue(splitter.inMidRow());
    splitter.read(Arrays.copyOfRange(bytes, 100, 150), 50, 6);
    splitter.read(Arrays.copyOfRange(bytes, 150, 282), 132, 7);
    assertFalse(splitter.inMidRow());
    assertFalse(splitter.end());
    assertEquals(
        List.of(
            "1.1 1..94 at 5",
            "1.1 RTP 65535",
            "1.2 95..100 at 5",
            "1.2 101..150 at 6",
            "1.2 151..188 at 7",
            "1.2 RTP 0",
            "1: 2 RTP packets, 0.020 s of PCMU",
            "2.1 189..282 at 7",
            "2.1 RTP 1",
            "2: 1 RTP packet, 0.010 s of PCMU"),
        found);
  }

  /** A peer that is not ours need not set the marker, and may send what is no RTP. */
  @Test
  void shouldTakeEveryStreamAsItComes() {
    stream.writeBytes(new byte[] {0, 0, 0, 1, 'x'});
    packet(false, 9, 160);
    splitter.read(stream.toByteArray(), stream.size(), 1);
    assertFalse(splitter.end());
    assertEquals(
        List.of(
            "1.1 1..2 at 1",
            "1.1 none",
            "1.2 3..5 at 1",
            "1.2 none",
            "1.3 6..179 at 1",
            "1.3 RTP 9",
            "1: 3 RTP packets, 0.020 s of PCMU"),
        found);
  }

  @Test
  void shouldSayThatItEndedWithinAPacket() {
    packet(true, 1, 160);
    splitter.read(stream.toByteArray(), 30, 1);
    assertTrue(splitter.end());
    assertEquals(List.of("1.1 1..30 at 1", "1: 1 packets, none of them RTP"), found);
  }

  @Test
  void shouldHaveNoRowWithoutAByte() {
    assertFalse(splitter.end());
    assertEquals(List.of(), found);
  }
}

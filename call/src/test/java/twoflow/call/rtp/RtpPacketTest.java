package twoflow.call.rtp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RTP's header, by the drawing in RFC 3550, 5.1. */
class RtpPacketTest {

  private static Optional<RtpPacket> parse(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    return RtpPacket.parse(bytes, 0, bytes.length);
  }

  @Test
  void shouldWriteAFrame() {
    RtpHeader header = new RtpHeader(true, 8, 0xfffe, 0xffff_ff60L, 0x2f10_0001L);
    byte[] frame = RtpFraming.frame(header, new byte[] {9, 1, 2, 9}, 1, 2);
    assertEquals("000e8088fffeffffff602f1000010102", HexFormat.of().formatHex(frame));
    assertTrue(RtpFraming.begins(frame[0]));
    assertFalse(RtpFraming.begins((byte) '2'));
    assertFalse(RtpFraming.begins((byte) '\n'), "an empty line");
    assertFalse(RtpFraming.begins((byte) 0xc3));
  }

  @Test
  void shouldReadBackWhatItWrites() {
    RtpHeader header = new RtpHeader(false, 0, 0xffff, 0xffff_ffffL, 0xffff_ffffL);
    byte[] frame = RtpFraming.frame(header, new byte[160], 0, 160);
    byte[] within = Arrays.copyOf(frame, 200);
    RtpPacket packet = RtpPacket.parse(within, 2, 172).orElseThrow();
    assertEquals(new RtpPacket(header, 14, 160), packet);
  }

  @Test
  void shouldPassOverSourcesExtensionAndPadding() {
    RtpPacket packet =
        parse("b1 00 0001 00000002 00000003 000000aa bede0001 11111111 0102 0002").orElseThrow();
    assertEquals(24, packet.payloadFrom());
    assertEquals(2, packet.payloadBytes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80 00 0001 00000002 000000",
        "40 00 0001 00000002 00000003",
        "80 c8 0001 00000002 00000003",
        "90 00 0001 00000002 00000003",
        "90 00 0001 00000002 00000003 bede0001",
        "81 00 0001 00000002 00000003",
        "a0 00 0001 00000002 00000003 05"
      })
  void shouldRefuseWhatIsNoRtp(String hex) {
    assertEquals(Optional.empty(), parse(hex));
  }

  @Test
  void shouldFindFramesHoweverTheyAreCut() {
    byte[] first = RtpFraming.frame(new RtpHeader(true, 0, 1, 0, 7), new byte[300], 0, 300);
    byte[] second = RtpFraming.frame(new RtpHeader(false, 0, 2, 300, 7), new byte[5], 0, 5);
    byte[] empty = {0, 0};
    byte[] stream = new byte[first.length + empty.length + second.length];
    System.arraycopy(first, 0, stream, 0, first.length);
    System.arraycopy(second, 0, stream, first.length + empty.length, second.length);
    for (int cut = 1; cut <= stream.length; cut++) {
      StringBuilder found = new StringBuilder();
      byte[][] firstFrame = new byte[1][];
      FrameReader reader =
          new FrameReader((bytes, length, lastSeq) -> {
            found.append(length).append(" to ").append(lastSeq).append("; ");
            firstFrame[0] = firstFrame[0] == null ? Arrays.copyOf(bytes, length) : firstFrame[0];
          });
      for (int at = 0; at < stream.length; at += cut) {
        reader.read(stream, at, Math.min(cut, stream.length - at));
      }
      assertEquals("314 to 314; 2 to 316; 19 to 335; ", found.toString(), "cut by " + cut);
      assertArrayEquals(first, firstFrame[0]);
      assertFalse(reader.inMidFrame());
    }
  }

  @Test
  void shouldSayThatAPacketIsNotWhole() {
    FrameReader reader =
        new FrameReader((bytes, length, lastSeq) -> {
          throw new AssertionError("no packet is complete");
        });
    reader.read(new byte[] {0, 9, 1}, 0, 3);
    assertTrue(reader.inMidFrame());
  }
}

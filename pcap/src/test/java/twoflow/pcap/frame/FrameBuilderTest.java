package twoflow.pcap.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import twoflow.pcap.tcp.TcpSegment;

class FrameBuilderTest {

  private static final int ETHERNET_BYTES = 14;

  private final FrameBuilder frames = new FrameBuilder();

  private static OutgoingSegment segment(String from, String to, int flags, byte... payload) {
    return new OutgoingSegment(
        new InetSocketAddress(from, 40_000),
        new InetSocketAddress(to, 9001),
        1_000_001,
        2_000_001,
        flags,
        ByteBuffer.wrap(payload));
  }

  private static String hex(ByteBuffer frame, int from, int to) {
    return HexFormat.of().formatHex(frame.array(), from, to);
  }

  /** A receiver's check (RFC 1071, 1): the sum over data and checksum is all ones. */
  private static void assertTcpChecksum(ByteBuffer frame, int ipBytes, int addressBytes) {
    int tcpStart = ETHERNET_BYTES + ipBytes;
    long sum = InternetChecksum.sum(frame, tcpStart - addressBytes, tcpStart);
    sum += 6 + (frame.limit() - tcpStart);
    sum += InternetChecksum.sum(frame, tcpStart, frame.limit());
    assertEquals(0, InternetChecksum.of(sum));
  }

  @Test
  void shouldBuildAnIpv4Segment() {
    byte[] payload = "abc".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer frame =
        frames.build(segment("127.0.0.11", "127.0.0.1", TcpSegment.PSH | TcpSegment.ACK, payload));
    assertEquals("02007f000001" + "02007f00000b" + "0800", hex(frame, 0, 14));
    // 4500+002b+4000+4006+7f00+000b+7f00+0001 = 1c33d; c33d+1 = c33e; ~c33e = 3cc1.
    assertEquals("4500002b00004000" + "40063cc1" + "7f00000b7f000001", hex(frame, 14, 34));
    assertEquals("9c402329" + "000f4241" + "001e8481" + "5018ffff", hex(frame, 34, 50));
    assertEquals("0000" + "616263", hex(frame, 52, 57));
    assertEquals(57, frame.limit());
    assertTcpChecksum(frame, 20, 8);
  }

  @Test
  void shouldOfferOptionsInASyn() {
    ByteBuffer frame = frames.build(segment("10.0.0.1", "10.0.0.2", TcpSegment.SYN));
    // No acknowledgment number without ACK; a header of 8 words.
    assertEquals("00000000" + "8002ffff", hex(frame, 42, 50));
    assertEquals("0204ffd7" + "01030307" + "01010402", hex(frame, 54, 66));
    assertEquals(66, frame.limit());
    assertTcpChecksum(frame, 20, 8);
  }

  @Test
  void shouldBuildAnIpv6Segment() {
    ByteBuffer frame =
        frames.build(segment("::1", "fd00::2", TcpSegment.ACK, new byte[] {1, 2, 3}));
    assertEquals("020000000002" + "020000000001" + "86dd", hex(frame, 0, 14));
    assertEquals("60000000" + "0017" + "06" + "40", hex(frame, 14, 22));
    assertEquals("0".repeat(31) + "1" + "fd00" + "0".repeat(27) + "2", hex(frame, 22, 54));
    assertEquals(77, frame.limit());
    assertTcpChecksum(frame, 40, 32);
  }

  @Test
  void shouldHoldTheLongestPayloadOfBothVersions() {
    ByteBuffer v4 = frames.build(segment("10.0.0.1", "10.0.0.2", TcpSegment.ACK, new byte[65_495]));
    assertEquals("ffff", hex(v4, 16, 18));
    assertTcpChecksum(v4, 20, 8);
    ByteBuffer v6 = frames.build(segment("::1", "::1", TcpSegment.ACK, new byte[65_475]));
    assertEquals("ffd7", hex(v6, 18, 20));
    assertTcpChecksum(v6, 40, 32);
    assertEquals(65_495, IpVersion.V4.maxSegmentBytes());
    assertEquals(65_475, IpVersion.V6.maxSegmentBytes());
  }

  @Test
  void shouldLeaveNothingOfTheFrameBefore() {
    frames.build(segment("10.0.0.1", "10.0.0.2", TcpSegment.ACK, new byte[] {1, 2, 3}));
    OutgoingSegment small = segment("10.0.0.1", "10.0.0.2", TcpSegment.ACK);
    String again = hex(frames.build(small), 0, 54);
    assertEquals(hex(new FrameBuilder().build(small), 0, 54), again);
  }
}

package twoflow.pcap.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twoflow.pcap.file.Packet;
import twoflow.pcap.tcp.SynOptions;
import twoflow.pcap.tcp.TcpDecoder;
import twoflow.pcap.tcp.TcpSegment;

/** What is built is decoded as what it was. */
class BuiltFrameTest {

  private static final int ETHERNET = 1;

  @ParameterizedTest
  @CsvSource({"127.0.0.11, 127.0.0.1, 20, 65495", "::1, ::2, 40, 65475"})
  void shouldBeDecodedWithItsHeadersAndOptions(
      String from, String to, int ipBytes, int maxSegmentBytes) {
    TcpSegment syn = decode(segment(from, to, TcpSegment.SYN, new byte[0]));
    assertEquals(new SynOptions(maxSegmentBytes, 7, true, false), syn.options());
    assertEquals(ipBytes + 32, syn.headerBytes());
    assertEquals(65_535, syn.window());
    byte[] payload = {1, 2, 3};
    TcpSegment data = decode(segment(from, to, TcpSegment.PSH | TcpSegment.ACK, payload));
    assertEquals(SynOptions.NONE, data.options());
    assertEquals(ipBytes + 20, data.headerBytes());
    assertEquals(3, data.payloadBytes());
    assertEquals(7, data.seq());
    assertEquals(9, data.ack());
  }

  private static OutgoingSegment segment(String from, String to, int flags, byte[] payload) {
    return new OutgoingSegment(
        new InetSocketAddress(from, 40_000),
        new InetSocketAddress(to, 9001),
        7,
        9,
        flags,
        ByteBuffer.wrap(payload));
  }

  private static TcpSegment decode(OutgoingSegment segment) {
    ByteBuffer frame = new FrameBuilder().build(segment);
    byte[] bytes = Arrays.copyOf(frame.array(), frame.limit());
    return new TcpDecoder()
        .decode(new Packet(1, 0, 0, ETHERNET, bytes, bytes.length))
        .orElseThrow();
  }
}

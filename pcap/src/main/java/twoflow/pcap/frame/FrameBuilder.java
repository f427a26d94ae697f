package twoflow.pcap.frame;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import twoflow.pcap.tcp.TcpSegment;

/**
 * Makes Ethernet frames of TCP segments, with all checksums right.
 *
 * <pre>{@code
 * | Ethernet 14 | IPv4 20 or IPv6 40 | TCP 20, SYN 32 | payload |
 * }</pre>
 *
 * One buffer is used again and again: a frame is valid until the next one is built. Not
 * thread-safe.
 */
public final class FrameBuilder {

  /** The scaled window is 8 MiB, so much that no analysis finds it full. */
  private static final int WINDOW = 65_535;

  private static final int WINDOW_SHIFT = 7;
  private static final int MAX_FRAME_BYTES = 14 + 65_535 + 40;
  private static final int TTL = 64;
  private static final int DONT_FRAGMENT = 0x4000;
  private static final int PROTOCOL_TCP = 6;
  private static final int TCP_HEADER_BYTES = 20;
  private static final int SYN_OPTION_BYTES = 12;
  private static final int TCP_CHECKSUM_AT = 16;

  private final ByteBuffer frame = ByteBuffer.allocate(MAX_FRAME_BYTES);

  /** Builds the frame of a segment; its payload is used up. */
  public ByteBuffer build(OutgoingSegment segment) {
    IpVersion version = IpVersion.of(segment.from());
    int headerBytes = TCP_HEADER_BYTES + (segment.has(TcpSegment.SYN) ? SYN_OPTION_BYTES : 0);
    int tcpBytes = headerBytes + segment.payload().remaining();
    frame.clear();
    ethernet(segment, version);
    if (version == IpVersion.V4) {
      ipv4(segment, tcpBytes);
    } else {
      ipv6(segment, tcpBytes);
    }
    tcp(segment, headerBytes, version);
    return frame.flip();
  }

  private void ethernet(OutgoingSegment segment, IpVersion version) {
    mac(segment.to());
    mac(segment.from());
    frame.putShort(version.etherType());
  }

  /** A made-up, locally administered address: 02 and the end of the IP address. */
  private void mac(InetSocketAddress address) {
    byte[] ip = address.getAddress().getAddress();
    int tail = Math.min(ip.length, 5);
    frame.put((byte) 0x02);
    for (int zero = tail; zero < 5; zero++) {
      frame.put((byte) 0);
    }
    frame.put(ip, ip.length - tail, tail);
  }

  /** RFC 791, 3.1. With "don't fragment" the identification may be 0 (RFC 6864, 4.1). */
  private void ipv4(OutgoingSegment segment, int tcpBytes) {
    int start = frame.position();
    frame.putShort((short) 0x4500).putShort((short) (IpVersion.V4.headerBytes() + tcpBytes));
    frame.putShort((short) 0).putShort((short) DONT_FRAGMENT);
    frame.put((byte) TTL).put((byte) PROTOCOL_TCP).putShort((short) 0);
    addresses(segment);
    long sum = InternetChecksum.sum(frame, start, frame.position());
    frame.putShort(start + 10, InternetChecksum.of(sum));
  }

  /** RFC 8200, 3. */
  private void ipv6(OutgoingSegment segment, int tcpBytes) {
    frame.putInt(0x6000_0000).putShort((short) tcpBytes);
    frame.put((byte) PROTOCOL_TCP).put((byte) TTL);
    addresses(segment);
  }

  private void addresses(OutgoingSegment segment) {
    frame.put(segment.from().getAddress().getAddress());
    frame.put(segment.to().getAddress().getAddress());
  }

  /** RFC 9293, 3.1. */
  private void tcp(OutgoingSegment segment, int headerBytes, IpVersion version) {
    int start = frame.position();
    frame.putShort((short) segment.from().getPort()).putShort((short) segment.to().getPort());
    frame.putInt(segment.seq()).putInt(segment.has(TcpSegment.ACK) ? segment.ack() : 0);
    frame.put((byte) (headerBytes / Integer.BYTES << 4)).put((byte) segment.flags());
    frame.putShort((short) WINDOW).putShort((short) 0).putShort((short) 0);
    if (segment.has(TcpSegment.SYN)) {
      synOptions(version);
    }
    frame.put(segment.payload());
    long sum = pseudoHeaderSum(start, version);
    sum += InternetChecksum.sum(frame, start, frame.position());
    frame.putShort(start + TCP_CHECKSUM_AT, InternetChecksum.of(sum));
  }

  /** MSS (RFC 9293, 3.7.1), window scale (RFC 7323, 2.2), SACK permitted (RFC 2018, 2). */
  private void synOptions(IpVersion version) {
    frame.put((byte) 2).put((byte) 4).putShort((short) version.maxSegmentBytes());
    frame.put((byte) 1).put((byte) 3).put((byte) 3).put((byte) WINDOW_SHIFT);
    frame.put((byte) 1).put((byte) 1).put((byte) 4).put((byte) 2);
  }

  /**
   * The pseudo-header's addresses, protocol and length (RFC 9293, 3.1; RFC 8200, 8.1). The
   * addresses are the last thing in either IP header.
   */
  private long pseudoHeaderSum(int tcpStart, IpVersion version) {
    int addressBytes = version == IpVersion.V4 ? 8 : 32;
    return InternetChecksum.sum(frame, tcpStart - addressBytes, tcpStart)
        + PROTOCOL_TCP
        + (frame.position() - tcpStart);
  }
}

package twoflow.pcap.frame;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import twoflow.pcap.tcp.TcpSegment;

/**
 * A TCP segment of which a frame is to be made (RFC 9293, 3.1).
 *
 * @param from its sender
 * @param to its receiver; of the same address family
 * @param seq sequence number as on the wire
 * @param ack acknowledgment number as on the wire; ignored without {@link TcpSegment#ACK}
 * @param flags the control bits, such as {@link TcpSegment#SYN}
 * @param payload the bytes from position to limit
 */
public record OutgoingSegment(
    InetSocketAddress from, InetSocketAddress to, int seq, int ack, int flags, ByteBuffer payload) {

  /** Whether all of these control bits are set. */
  public boolean has(int flag) {
    return (flags & flag) == flag;
  }
}

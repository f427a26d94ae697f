package twoflow.relay.tap;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * One TCP segment (RFC 9293, 3.1).
 *
 * @param from its sender
 * @param to its receiver; of the same address family
 * @param seq sequence number as on the wire
 * @param ack acknowledgment number as on the wire; ignored without {@link #ACK}
 * @param flags the control bits
 * @param payload the bytes from position to limit
 */
record Segment(
    InetSocketAddress from, InetSocketAddress to, int seq, int ack, int flags, ByteBuffer payload) {

  static final int FIN = 0x01;
  static final int SYN = 0x02;
  static final int RST = 0x04;
  static final int PSH = 0x08;
  static final int ACK = 0x10;

  /** Whether all of these control bits are set. */
  boolean has(int flag) {
    return (flags & flag) == flag;
  }
}

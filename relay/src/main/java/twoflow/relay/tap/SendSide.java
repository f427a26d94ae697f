package twoflow.relay.tap;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * What one end of a connection has sent. Sequence numbers are relative and counted in 64 bits, SYN
 * 0 and the first byte 1; only on the wire they are taken modulo 2^32 (RFC 9293, 3.4).
 */
final class SendSide {

  private final InetSocketAddress address;
  private final long initialSeq;
  private final PacketEnds packetEnds = new PacketEnds();
  private long nextSeq;

  /**
   * @param initialSeq the SYN's sequence number on the wire; taken modulo 2^32
   */
  SendSide(InetSocketAddress address, long initialSeq) {
    this.address = address;
    this.initialSeq = initialSeq;
  }

  InetSocketAddress address() {
    return address;
  }

  /**
   * Takes the bytes that are sent next.
   *
   * @return how many of them there are up to the end of each packet of a call
   */
  List<Integer> packetEnds(byte[] payload) {
    return packetEnds.read(payload);
  }

  /** The next sequence number as on the wire, SND.NXT. */
  int wireSeq() {
    return (int) (initialSeq + nextSeq);
  }

  /** Counts sent bytes, or a SYN or FIN as one. */
  void advance(long count) {
    nextSeq += count;
  }

  /** Sets the relative sequence number of what is sent next. */
  void moveTo(long relativeSeq) {
    nextSeq = relativeSeq;
  }
}

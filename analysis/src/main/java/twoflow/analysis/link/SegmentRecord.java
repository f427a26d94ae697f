package twoflow.analysis.link;

import twoflow.pcap.tcp.NewBytes;

/**
 * What the first reading of the capture keeps of a segment.
 *
 * @param frame Wireshark's frame number
 * @param timeNs capture time, epoch nanoseconds
 * @param connection the index of its connection
 * @param leg on which leg its sender's data goes
 * @param flags its TCP control bits
 * @param purpose what it does besides, bits of this record's constants
 * @param firstSeq stream offset of its first payload byte + 1
 * @param payloadBytes how many bytes of its stream it has; none when it lies outside
 * @param newBytes what was not captured before
 * @param headerBytes its IP and TCP headers with their options
 * @param ack stream offset of the byte that its sender expects next from the other side, + 1; 0
 *     when it acknowledges nothing that is known
 * @param windowBytes how many bytes its sender takes beyond those, scaled if the SYNs were captured
 */
public record SegmentRecord(
    long frame,
    long timeNs,
    int connection,
    Leg leg,
    int flags,
    int purpose,
    long firstSeq,
    int payloadBytes,
    NewBytes newBytes,
    int headerBytes,
    long ack,
    long windowBytes) {

  /** The third segment of the handshake (RFC 9293, 3.5). */
  public static final int COMPLETES_HANDSHAKE = 1;

  /** The first one that acknowledges the other side's FIN (RFC 9293, 3.6). */
  public static final int ACKNOWLEDGES_FIN = 2;

  /**
   * Its number is far from the stream's, so its receiver does not accept it (RFC 9293, 3.10.7.4).
   */
  public static final int OUTSIDE = 4;

  /** Stream offset of its last payload byte + 1. */
  public long lastSeq() {
    return firstSeq + payloadBytes - 1;
  }

  /** How many of its bytes were not captured before. */
  public long newPayloadBytes() {
    return newBytes.firstSeq() == 0 ? 0 : newBytes.lastSeq() - newBytes.firstSeq() + 1;
  }

  /** How many of its bytes were captured before. */
  public long repeatedBytes() {
    return payloadBytes - newPayloadBytes();
  }

  /** Whether all its bytes were captured before. */
  public boolean retransmission() {
    return payloadBytes > 0 && newBytes.firstSeq() == 0;
  }

  /** Whether it has nothing new between two numbers. */
  boolean repeats(long firstSeq, long lastSeq) {
    return newBytes.firstSeq() == 0
        || newBytes.firstSeq() > lastSeq
        || newBytes.lastSeq() < firstSeq;
  }
}

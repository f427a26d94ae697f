package twoflow.report.tcp;

/**
 * One TCP stream as Wireshark counts them, with the sequence numbers of both directions.
 *
 * @see StreamTable
 */
public final class TcpStream {

  private final int number;
  private final Endpoint one;
  private final Endpoint other;
  private final SequenceSpace fromOne = new SequenceSpace();
  private final SequenceSpace fromOther = new SequenceSpace();
  private boolean ended;

  TcpStream(int number, TcpSegment first) {
    this.number = number;
    this.one = first.source();
    this.other = first.destination();
  }

  /** Wireshark's {@code tcp.stream}, from 0. */
  public int number() {
    return number;
  }

  /** The sender of its first packet. */
  public Endpoint one() {
    return one;
  }

  /** The receiver of its first packet. */
  public Endpoint other() {
    return other;
  }

  /** The sequence numbers of a sender. */
  public SequenceSpace from(Endpoint sender) {
    return sender.equals(one) ? fromOne : fromOther;
  }

  /**
   * Learns from a segment where both directions begin, as Wireshark does: by the first sequence
   * number of a sender, or the first acknowledgment of it, whichever comes first.
   */
  void learn(TcpSegment segment) {
    SequenceSpace forward = from(segment.source());
    boolean syn = segment.has(TcpSegment.SYN);
    forward.startAt(syn ? segment.seq() : segment.seq() - 1, syn);
    if (segment.has(TcpSegment.ACK)) {
      // A SYN-ACK acknowledges the SYN alone (RFC 9293, 3.5).
      from(segment.destination()).startAt(segment.ack() - 1, syn);
    }
    ended |= segment.has(TcpSegment.FIN) || segment.has(TcpSegment.RST);
  }

  /** Whether a SYN opens a new connection between the same two endpoints. */
  boolean isFollowedBy(TcpSegment segment) {
    SequenceSpace forward = from(segment.source());
    return segment.has(TcpSegment.SYN)
        && !segment.has(TcpSegment.ACK)
        && forward.known()
        && (ended || forward.base() != segment.seq());
  }
}

package twoflow.pcap.tcp;

/**
 * One TCP stream as Wireshark counts them.
 *
 * @see StreamTable
 */
public final class TcpStream {

  private final int number;
  private final Endpoint one;
  private final Endpoint other;
  private final FirstNumber fromOne = new FirstNumber();
  private final FirstNumber fromOther = new FirstNumber();
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

  /**
   * Learns from a segment what Wireshark takes for the beginning of both directions: the first
   * sequence number of a sender, or the first acknowledgment of it, whichever comes first.
   */
  void learn(TcpSegment segment) {
    boolean syn = segment.has(TcpSegment.SYN);
    from(segment.source()).learn(syn ? segment.seq() : segment.seq() - 1);
    if (segment.has(TcpSegment.ACK)) {
      from(segment.destination()).learn(segment.ack() - 1);
    }
    ended |= segment.has(TcpSegment.FIN) || segment.has(TcpSegment.RST);
  }

  /** Whether a SYN opens a new connection between the same two endpoints. */
  boolean isFollowedBy(TcpSegment segment) {
    FirstNumber forward = from(segment.source());
    return segment.has(TcpSegment.SYN)
        && !segment.has(TcpSegment.ACK)
        && forward.known
        && (ended || forward.number != segment.seq());
  }

  private FirstNumber from(Endpoint sender) {
    return sender.equals(one) ? fromOne : fromOther;
  }

  /** With which number a direction begins, for Wireshark. */
  private static final class FirstNumber {

    private boolean known;
    private int number;

    void learn(int first) {
      number = known ? number : first;
      known = true;
    }
  }
}

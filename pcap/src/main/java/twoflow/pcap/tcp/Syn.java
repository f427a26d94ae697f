package twoflow.pcap.tcp;

import java.util.Comparator;
import java.util.List;

/** A SYN or SYN-ACK of one direction, and what speaks for it. */
final class Syn {

  /** A SYN may carry data, which its answer acknowledges, too (RFC 7413). */
  private static final int MAX_SYN_BYTES = 65_535;

  private final int isn;
  private boolean answering;
  private int ack;
  private long acknowledgments;
  private boolean followed;

  /** A SYN with an initial sequence number. */
  Syn(int isn) {
    this.isn = isn;
  }

  int isn() {
    return isn;
  }

  /** It is a SYN-ACK, with this acknowledgment number. */
  void answers(int number) {
    answering = true;
    ack = number;
  }

  /** The other side acknowledged a number. */
  void acknowledged(int number) {
    acknowledgments += number == isn + 1 ? 1 : 0;
  }

  /** Whether the stream shows that it is the connection's. */
  boolean confirmed() {
    return acknowledgments > 0 || followed;
  }

  /** Bytes with this number were sent. */
  void followed(int number) {
    followed |= number == isn + 1;
  }

  /**
   * The one with which the direction begins: it is acknowledged, else it is followed by the first
   * byte, else it came first.
   *
   * @param reverse the other direction's: a SYN-ACK that answers none of them is an old one (RFC
   *     9293, 3.10.7.3)
   * @return {@code null} when there is none
   */
  static Syn choose(List<Syn> syns, List<Syn> reverse) {
    Comparator<Syn> best =
        Comparator.comparing((Syn syn) -> syn.acknowledgments)
            .thenComparing(syn -> syn.fits(reverse))
            .thenComparing(syn -> syn.followed);
    // Of equal ones, max takes the first.
    return syns.stream().max(best).orElse(null);
  }

  private boolean fits(List<Syn> reverse) {
    return !answering
        || reverse.isEmpty()
        || reverse.stream()
            .anyMatch(syn -> Integer.compareUnsigned(ack - syn.isn - 1, MAX_SYN_BYTES) <= 0);
  }
}

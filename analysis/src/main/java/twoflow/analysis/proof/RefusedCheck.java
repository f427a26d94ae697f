package twoflow.analysis.proof;

import java.util.Set;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.SegmentRecord;
import twoflow.pcap.tcp.TcpSegment;

/**
 * Whether attempts to connect were refused: each is a SYN and the RST that answers it, and nothing
 * else (RFC 9293, 3.10.7.1). After them, the flow has connected.
 */
final class RefusedCheck implements ProofCheck {

  private static final int FLAGS = TcpSegment.SYN | TcpSegment.ACK | TcpSegment.RST;

  private final Set<Integer> refused;
  private final Way way;
  private final int attemptsMin;
  private long syns;
  private long resets;
  private SegmentRecord first;
  private SegmentRecord last;
  private SegmentRecord other;
  private SegmentRecord opened;

  /**
   * @param refused the indexes of the connections that were refused
   * @param way of the flow that has connected in the end
   */
  RefusedCheck(Set<Integer> refused, Way way, int attemptsMin) {
    this.refused = refused;
    this.way = way;
    this.attemptsMin = attemptsMin;
  }

  @Override
  public void segment(SegmentRecord segment) {
    int flags = segment.flags() & FLAGS;
    if (way.answers(segment) && flags == (TcpSegment.SYN | TcpSegment.ACK) && opened == null) {
      opened = segment;
    }
    if (!refused.contains(segment.connection())) {
      return;
    }
    if (segment.leg() == Leg.TO_RELAY && flags == TcpSegment.SYN) {
      syns++;
      first = first == null ? segment : first;
    } else if (segment.leg() == Leg.FROM_RELAY && flags == (TcpSegment.RST | TcpSegment.ACK)) {
      resets++;
      last = segment;
    } else if (other == null) {
      other = segment;
    }
  }

  @Override
  public Finding finding() {
    int attempts = refused.size();
    String words = attempts + (attempts == 1 ? " attempt was" : " attempts were") + " refused: ";
    words += syns + " SYN, " + resets + " RST and ACK";
    if (first != null && last != null) {
      words += ", the first in frame " + first.frame() + ", the last in frame " + last.frame();
    }
    if (other != null) {
      words += "; something else in frame " + other.frame();
    }
    words += opened == null ? "; then nobody answered" : "; SYN-ACK in frame " + opened.frame();
    boolean pairs = syns == attempts && resets == attempts && other == null;
    return new Finding(
        pairs && attempts >= attemptsMin && opened != null,
        words + "; the scenario says " + attemptsMin + " at least");
  }
}

package twoflow.analysis.proof;

import twoflow.analysis.event.JoinedEvent;
import twoflow.analysis.link.SegmentRecord;
import twoflow.pcap.tcp.TcpSegment;

/**
 * Whether the receiver of a flow has ended its connection by RST at a row, which is lost by that:
 * the receiver has read all before it and nothing of it, and nothing was sent behind it.
 *
 * <pre>{@code
 * unread:    row -->   <-- RST, ACK     closed while the row was in its receive buffer
 * answered:  <-- FIN   row -->  <-- RST closed before the row came (RFC 9293, 3.10.7.1)
 * }</pre>
 */
final class ReceiverResetCheck implements ProofCheck {

  private final Way first;
  private final Way second;
  private final ByteRange row;
  private final boolean answers;
  private SegmentRecord rowSegment;
  private SegmentRecord fin;
  private SegmentRecord reset;
  private SegmentRecord passedOn;
  private long sentSeq;
  private long readSeq;

  /**
   * @param row the bytes of the row
   * @param answers whether the RST answers the row, after a FIN; else it comes without one
   */
  ReceiverResetCheck(Way first, Way second, ByteRange row, boolean answers) {
    this.first = first;
    this.second = second;
    this.row = row;
    this.answers = answers;
  }

  @Override
  public void segment(SegmentRecord segment) {
    boolean isReset = (segment.flags() & TcpSegment.RST) != 0;
    if (second.has(segment)) {
      sentSeq = Math.max(sentSeq, segment.payloadBytes() > 0 ? segment.lastSeq() : 0);
      rowSegment = rowSegment == null && row.overlaps(segment) ? segment : rowSegment;
    } else if (second.answers(segment)) {
      boolean isFin = (segment.flags() & TcpSegment.FIN) != 0;
      fin = fin == null && isFin && rowSegment == null ? segment : fin;
      reset = reset == null && isReset ? segment : reset;
    } else if (first.answers(segment) && isReset && passedOn == null) {
      passedOn = segment;
    }
  }

  @Override
  public void event(JoinedEvent event) {
    if (!event.sent() && event.connection() == second.connection() && event.leg() == second.leg()) {
      readSeq = Math.max(readSeq, event.event().lastSeq());
    }
  }

  @Override
  public Finding finding() {
    if (reset == null) {
      return new Finding(false, "the receiver's side has no RST");
    }
    boolean ack = (reset.flags() & TcpSegment.ACK) != 0;
    String words =
        (fin == null ? "" : "FIN of the receiver in frame " + fin.frame() + ", ")
            + (rowSegment == null ? "no row" : "the row in frame " + rowSegment.frame())
            + (ack ? ", RST and ACK of the receiver in frame " : ", RST of the receiver in frame ")
            + reset.frame()
            + "; sent to it 1.."
            + sentSeq
            + ", read by it 1.."
            + readSeq
            + ", lost by the scenario "
            + row
            + (passedOn == null
                ? "; the relay has not passed it on"
                : "; passed on to the sender in frame " + passedOn.frame());
    boolean order = rowSegment != null && rowSegment.frame() < reset.frame();
    boolean flags = answers ? fin != null && !ack : fin == null && ack;
    boolean bytes = sentSeq == row.lastSeq() && readSeq == row.firstSeq() - 1;
    return new Finding(order && flags && bytes && passedOn != null, words);
  }
}

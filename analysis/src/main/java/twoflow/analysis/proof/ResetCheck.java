package twoflow.analysis.proof;

import twoflow.analysis.link.SegmentRecord;
import twoflow.core.scenario.WriteName;
import twoflow.pcap.tcp.TcpSegment;

/**
 * Whether the sender of a flow has ended its connection by RST instead of a row, and the relay has
 * passed that on.
 */
final class ResetCheck implements ProofCheck {

  private final Way first;
  private final Way second;
  private final WriteName row;
  private final long rowSeq;
  private SegmentRecord reset;
  private SegmentRecord passedOn;
  private SegmentRecord fin;
  private SegmentRecord beforeIt;
  private long lastSeq;

  /**
   * @param rowSeq the number of the row's first byte
   */
  ResetCheck(Way first, Way second, WriteName row, long rowSeq) {
    this.first = first;
    this.second = second;
    this.row = row;
    this.rowSeq = rowSeq;
  }

  @Override
  public void segment(SegmentRecord segment) {
    boolean isReset = (segment.flags() & TcpSegment.RST) != 0;
    if (first.has(segment)) {
      lastSeq = Math.max(lastSeq, segment.payloadBytes() > 0 ? segment.lastSeq() : 0);
      reset = reset == null && isReset ? segment : reset;
      fin = fin == null && (segment.flags() & TcpSegment.FIN) != 0 ? segment : fin;
    } else if (first.answers(segment) && isReset && reset == null) {
      beforeIt = segment;
    } else if (second.has(segment) && isReset && passedOn == null) {
      passedOn = segment;
    }
  }

  @Override
  public Finding finding() {
    if (reset == null) {
      return new Finding(
          false, "the sender's side has no RST" + (fin == null ? "" : ", but a FIN"));
    }
    String words =
        "RST of the sender in frame "
            + reset.frame()
            + " after byte "
            + lastSeq
            + ", before row "
            + row.row()
            + " is byte "
            + (rowSeq - 1)
            + (passedOn == null
                ? "; the relay has not passed it on"
                : "; passed on in frame " + passedOn.frame())
            + (fin == null ? "" : "; a FIN in frame " + fin.frame())
            + (beforeIt == null ? "" : "; a RST of the relay before it, frame " + beforeIt.frame());
    boolean holds = lastSeq == rowSeq - 1 && passedOn != null && fin == null && beforeIt == null;
    return new Finding(holds, words);
  }
}

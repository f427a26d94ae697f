package twoflow.analysis.proof;

import twoflow.analysis.link.SegmentRecord;
import twoflow.pcap.tcp.TcpSegment;

/**
 * How often the sender of a flow has asked whether the other side is there: by a segment without
 * data whose number was acknowledged before, while the window was open. Each must have an answer.
 */
final class KeepAliveCheck implements ProofCheck {

  private static final int NO_PROBE = TcpSegment.SYN | TcpSegment.FIN | TcpSegment.RST;

  private final Way way;
  private final int probesMin;
  private long nextSeq = 1;
  private long acknowledged;
  private boolean open = true;
  private long probes;
  private long answers;
  private boolean asked;
  private SegmentRecord first;
  private SegmentRecord last;

  KeepAliveCheck(Way way, int probesMin) {
    this.way = way;
    this.probesMin = probesMin;
  }

  @Override
  public void segment(SegmentRecord segment) {
    if (way.has(segment)) {
      if (isProbe(segment)) {
        probes++;
        asked = true;
        first = first == null ? segment : first;
        last = segment;
      }
      if (segment.payloadBytes() > 0) {
        nextSeq = Math.max(nextSeq, segment.lastSeq() + 1);
      }
    } else if (way.answers(segment) && (segment.flags() & NO_PROBE) == 0) {
      acknowledged = segment.ack();
      open = segment.windowBytes() > 0;
      answers += asked ? 1 : 0;
      asked = false;
    }
  }

  /** With a closed window, it asks for that. */
  private boolean isProbe(SegmentRecord segment) {
    return segment.payloadBytes() == 0
        && (segment.flags() & NO_PROBE) == 0
        && open
        && acknowledged == nextSeq
        && segment.firstSeq() == nextSeq - 1;
  }

  @Override
  public Finding finding() {
    String words = probes + (probes == 1 ? " probe" : " probes") + ", " + answers + " answered";
    if (first != null) {
      words += ", the first in frame " + first.frame() + ", the last in frame " + last.frame();
    }
    return new Finding(
        probes >= probesMin && answers == probes,
        words + "; the scenario says " + probesMin + " at least, each answered");
  }
}

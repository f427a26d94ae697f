package twoflow.analysis.proof;

import java.time.Duration;
import twoflow.analysis.link.SegmentRecord;
import twoflow.pcap.tcp.TcpSegment;

/** Whether one side has sent its FIN, and the other side data after it, and its own FIN at last. */
final class HalfCloseCheck implements ProofCheck {

  private final Way way;
  private final Duration min;
  private SegmentRecord firstFin;
  private SegmentRecord lastData;
  private SegmentRecord lastFin;
  private long segments;

  HalfCloseCheck(Way way, Duration min) {
    this.way = way;
    this.min = min;
  }

  @Override
  public void segment(SegmentRecord segment) {
    boolean fin = (segment.flags() & TcpSegment.FIN) != 0;
    if (way.answers(segment) && fin && firstFin == null) {
      firstFin = segment;
    } else if (way.has(segment)) {
      if (firstFin != null && segment.newPayloadBytes() > 0) {
        lastData = segment;
        segments++;
      }
      lastFin = fin && lastFin == null ? segment : lastFin;
    }
  }

  @Override
  public Finding finding() {
    String wanted = "; the scenario says data for " + Copies.ms(min.toNanos()) + " at least";
    if (firstFin == null) {
      return new Finding(false, "the receiver has sent no FIN" + wanted);
    }
    if (lastData == null) {
      return new Finding(
          false,
          "FIN of the receiver in frame " + firstFin.frame() + ", no data after it" + wanted);
    }
    long lengthNs = lastData.timeNs() - firstFin.timeNs();
    String words =
        "FIN of the receiver in frame "
            + firstFin.frame()
            + ", then "
            + segments
            + (segments == 1 ? " segment" : " segments")
            + " with data, the last in frame "
            + lastData.frame()
            + ", "
            + Copies.ms(lengthNs)
            + " later, "
            + (lastFin == null
                ? "no FIN of the sender"
                : "FIN of the sender in frame " + lastFin.frame());
    return new Finding(lengthNs >= min.toNanos() && lastFin != null, words + wanted);
  }
}

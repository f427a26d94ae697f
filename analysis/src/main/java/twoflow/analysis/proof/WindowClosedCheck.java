package twoflow.analysis.proof;

import java.time.Duration;
import twoflow.analysis.link.SegmentRecord;
import twoflow.pcap.tcp.TcpSegment;

/**
 * Whether a receiver has closed its window for long enough, and opened it again by an ACK of the
 * same bytes, while no new ones came.
 */
final class WindowClosedCheck implements ProofCheck {

  /** In a RST the window means nothing; in a SYN it is not that of the data. */
  private static final int NO_WINDOW = TcpSegment.SYN | TcpSegment.RST;

  private final Way way;
  private final Duration min;
  private SegmentRecord closed;
  private boolean newBytes;
  private boolean everClosed;
  private SegmentRecord longestClosed;
  private SegmentRecord opened;
  private long longestNs = -1;

  WindowClosedCheck(Way way, Duration min) {
    this.way = way;
    this.min = min;
  }

  @Override
  public void segment(SegmentRecord segment) {
    if (way.has(segment)) {
      newBytes |= segment.newPayloadBytes() > 0;
    }
    if (!way.answers(segment) || (segment.flags() & NO_WINDOW) != 0) {
      return;
    }
    if (segment.windowBytes() == 0) {
      if (closed == null) {
        closed = segment;
        everClosed = true;
        newBytes = false;
      }
    } else if (closed != null) {
      open(segment);
      closed = null;
    }
  }

  private void open(SegmentRecord segment) {
    long lengthNs = segment.timeNs() - closed.timeNs();
    if (segment.ack() == closed.ack() && !newBytes && lengthNs > longestNs) {
      longestNs = lengthNs;
      longestClosed = closed;
      opened = segment;
    }
  }

  private String notOpened() {
    return closed != null
        ? "the window stayed 0"
        : everClosed
            ? "the window was 0, but not while nothing new came"
            : "the window was never 0";
  }

  @Override
  public Finding finding() {
    String wanted = "; the scenario says " + Copies.ms(min.toNanos()) + " at least";
    if (opened == null) {
      return new Finding(false, notOpened() + wanted);
    }
    String words =
        "window 0 in frame "
            + longestClosed.frame()
            + ", "
            + opened.windowBytes()
            + " bytes in frame "
            + opened.frame()
            + ", "
            + Copies.ms(longestNs)
            + " later, both with ACK "
            + opened.ack();
    return new Finding(longestNs >= min.toNanos(), words + wanted);
  }
}

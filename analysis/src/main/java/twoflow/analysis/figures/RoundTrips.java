package twoflow.analysis.figures;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import twoflow.analysis.link.SegmentRecord;

/**
 * Measures one direction's round trips as the place of the capture sees them: from a segment with
 * payload to the first acknowledgment of its last byte. A segment whose bytes are sent again before
 * that gives no sample (Karn's algorithm, RFC 6298, 3), nor does one that waits behind it.
 */
final class RoundTrips {

  /** A sender that is never acknowledged takes no more memory. */
  private static final int MAX_WAITING = 10_000;

  private final Deque<SegmentRecord> waiting = new ArrayDeque<>();

  /** A segment with payload was sent. */
  void sent(SegmentRecord segment) {
    if (segment.newBytes().firstSeq() != segment.firstSeq()) {
      waiting.removeIf(earlier -> earlier.lastSeq() >= segment.firstSeq());
    } else if (waiting.size() < MAX_WAITING) {
      waiting.add(segment);
    }
  }

  /**
   * The other side acknowledged.
   *
   * @param ack stream offset of the byte that it expects next + 1
   * @return the last segment that is acknowledged by that for the first time; empty when there is
   *     none
   */
  Optional<SegmentRecord> acknowledged(long ack) {
    SegmentRecord last = null;
    while (!waiting.isEmpty() && waiting.peek().lastSeq() < ack) {
      last = waiting.poll();
    }
    return Optional.ofNullable(last);
  }

  /** How long a segment waited for its acknowledgment, nanoseconds. */
  static long ns(SegmentRecord segment, SegmentRecord ack) {
    return Math.max(0, ack.timeNs() - segment.timeNs());
  }
}

package twoflow.analysis.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import twoflow.analysis.link.SegmentRecord;

/**
 * Whether the segments of one flow wait longer for their ACKs while a row of the other one is on
 * its way. A wait counts from the first copy of a segment: a queue may make TCP send another one,
 * which the ACK is not for.
 */
final class RoundTripCheck implements ProofCheck {

  /** A sender that is never acknowledged takes no more memory. */
  private static final int MAX_WAITING = 10_000;

  private final Way way;
  private final Medians medians;
  private final double factorMin;
  private final Deque<SegmentRecord> waiting = new ArrayDeque<>();

  RoundTripCheck(Way way, Medians medians, double factorMin) {
    this.way = way;
    this.medians = medians;
    this.factorMin = factorMin;
  }

  @Override
  public void segment(SegmentRecord segment) {
    if (way.has(segment) && segment.newPayloadBytes() > 0 && waiting.size() < MAX_WAITING) {
      waiting.add(segment);
    }
    if (way.answers(segment)) {
      while (!waiting.isEmpty() && waiting.peek().lastSeq() < segment.ack()) {
        medians.add(waiting.poll().timeNs(), segment.timeNs());
      }
    }
  }

  @Override
  public Finding finding() {
    return medians.finding("round trips", factorMin);
  }
}

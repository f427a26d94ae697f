package twoflow.analysis.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import twoflow.analysis.link.SegmentRecord;
import twoflow.core.scenario.Proof;

/** How long a segment waits for its ACK at most. */
final class AckDelayCheck implements ProofCheck {

  /** A sender that is never acknowledged takes no more memory. */
  private static final int MAX_WAITING = 10_000;

  private final Way way;
  private final Proof.AckDelay proof;
  private final Deque<SegmentRecord> waiting = new ArrayDeque<>();
  private long longestNs = -1;
  private SegmentRecord longest;
  private SegmentRecord ack;

  AckDelayCheck(Way way, Proof.AckDelay proof) {
    this.way = way;
    this.proof = proof;
  }

  @Override
  public void segment(SegmentRecord segment) {
    if (way.has(segment) && segment.newPayloadBytes() > 0 && waiting.size() < MAX_WAITING) {
      waiting.add(segment);
    }
    if (way.answers(segment)) {
      while (!waiting.isEmpty() && waiting.peek().lastSeq() < segment.ack()) {
        SegmentRecord data = waiting.poll();
        long delayNs = segment.timeNs() - data.timeNs();
        if (delayNs > longestNs) {
          longestNs = delayNs;
          longest = data;
          ack = segment;
        }
      }
    }
  }

  @Override
  public Finding finding() {
    if (longest == null) {
      return new Finding(false, "no segment has an ACK");
    }
    boolean atLeast = !proof.min().isZero();
    String words =
        "the longest wait for an ACK is "
            + Copies.ms(longestNs)
            + ", frames "
            + longest.frame()
            + " and "
            + ack.frame()
            + "; the scenario says "
            + Copies.ms((atLeast ? proof.min() : proof.max()).toNanos())
            + (atLeast ? " at least" : " at most");
    boolean holds = longestNs >= proof.min().toNanos() && longestNs <= proof.max().toNanos();
    return new Finding(holds, words);
  }
}

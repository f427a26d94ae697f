package twoflow.analysis.proof;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.store.ExactQuantiles;
import twoflow.analysis.store.RecordList;
import twoflow.analysis.store.RecordStore;
import twoflow.core.scenario.Proof;

/** How long segments wait for their ACKs: the longest wait, or the median of all. */
final class AckDelayCheck implements ProofCheck {

  /** A sender that is never acknowledged takes no more memory. */
  private static final int MAX_WAITING = 10_000;

  private static final int MEDIAN = 50;

  private final Way way;
  private final Proof.AckDelay proof;
  private final RecordList delays;
  private final Deque<SegmentRecord> waiting = new ArrayDeque<>();
  private long longestNs = -1;
  private SegmentRecord longest;
  private SegmentRecord ack;

  AckDelayCheck(Way way, Proof.AckDelay proof, RecordStore store) {
    this.way = way;
    this.proof = proof;
    this.delays = store.list(1);
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
        delays.add(delayNs);
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
    long medianNs = medianNs();
    boolean atLeast = !proof.longestMin().isZero();
    String words =
        "the longest wait for an ACK is "
            + Copies.ms(longestNs)
            + ", frames "
            + longest.frame()
            + " and "
            + ack.frame()
            + ", the median "
            + Copies.ms(medianNs)
            + (atLeast
                ? "; the scenario says the longest " + ms(proof.longestMin()) + " at least"
                : "; the scenario says the median " + ms(proof.medianMax()) + " at most");
    boolean longEnough = longestNs >= proof.longestMin().toNanos();
    return new Finding(longEnough && medianNs <= proof.medianMax().toNanos(), words);
  }

  private static String ms(Duration time) {
    return Copies.ms(time.toNanos());
  }

  private long medianNs() {
    return new ExactQuantiles(
            consumer -> {
              for (long i = 0; i < delays.size(); i++) {
                consumer.accept(delays.get(i, 0));
              }
            })
        .percentile(MEDIAN);
  }
}

package twoflow.analysis.proof;

import java.util.Locale;
import java.util.OptionalLong;
import twoflow.analysis.figures.RoundTrips;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.store.ExactQuantiles;
import twoflow.analysis.store.RecordList;
import twoflow.analysis.store.RecordStore;

/** Whether the round trips of one flow are longer while a row of the other one is on its way. */
final class RoundTripCheck implements ProofCheck {

  /** A median of fewer says nothing. */
  private static final int MIN_SAMPLES = 3;

  private static final int MEDIAN = 50;

  private final Way way;
  private final Span during;
  private final double factorMin;
  private final RoundTrips roundTrips = new RoundTrips();
  private final RecordList before;
  private final RecordList meanwhile;

  /**
   * @param during when the row of the other flow is on its way
   */
  RoundTripCheck(Way way, Span during, double factorMin, RecordStore store) {
    this.way = way;
    this.during = during;
    this.factorMin = factorMin;
    this.before = store.list(1);
    this.meanwhile = store.list(1);
  }

  /** Epoch nanoseconds. */
  record Span(long firstNs, long lastNs) {}

  @Override
  public void segment(SegmentRecord segment) {
    if (way.has(segment) && segment.payloadBytes() > 0) {
      roundTrips.sent(segment);
    } else if (way.answers(segment) && segment.ack() > 0) {
      OptionalLong sampleNs = roundTrips.acknowledged(segment.ack(), segment.timeNs());
      if (sampleNs.isPresent()) {
        add(segment.timeNs() - sampleNs.getAsLong(), segment.timeNs(), sampleNs.getAsLong());
      }
    }
  }

  private void add(long sentNs, long acknowledgedNs, long sampleNs) {
    if (acknowledgedNs < during.firstNs()) {
      before.add(sampleNs);
    } else if (sentNs >= during.firstNs() && sentNs <= during.lastNs()) {
      meanwhile.add(sampleNs);
    }
  }

  @Override
  public Finding finding() {
    String counts = before.size() + " round trips before, " + meanwhile.size() + " meanwhile";
    if (before.size() < MIN_SAMPLES || meanwhile.size() < MIN_SAMPLES) {
      return new Finding(false, counts + ": " + MIN_SAMPLES + " of each are needed");
    }
    long beforeNs = median(before);
    long meanwhileNs = median(meanwhile);
    double factor = (double) meanwhileNs / Math.max(1, beforeNs);
    return new Finding(
        factor >= factorMin,
        String.format(
            Locale.ROOT,
            "%s: medians %.3f ms and %.3f ms, times %.1f; the scenario says %s at least",
            counts,
            beforeNs / 1e6,
            meanwhileNs / 1e6,
            factor,
            factorMin));
  }

  private static long median(RecordList samples) {
    return new ExactQuantiles(
            consumer -> {
              for (long i = 0; i < samples.size(); i++) {
                consumer.accept(samples.get(i, 0));
              }
            })
        .percentile(MEDIAN);
  }
}

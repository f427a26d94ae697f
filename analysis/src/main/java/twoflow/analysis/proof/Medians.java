package twoflow.analysis.proof;

import java.util.Locale;
import twoflow.analysis.store.ExactQuantiles;
import twoflow.analysis.store.RecordList;
import twoflow.analysis.store.RecordStore;

/** Compares the median of some times while a row is on its way with the one before. */
final class Medians {

  /** A median of fewer says nothing. */
  private static final int MIN_SAMPLES = 3;

  private static final int MEDIAN = 50;
  private static final double NS_PER_MS = 1e6;

  private final Span during;
  private final RecordList before;
  private final RecordList meanwhile;

  /**
   * @param during when the row is on its way
   */
  Medians(Span during, RecordStore store) {
    this.during = during;
    this.before = store.list(1);
    this.meanwhile = store.list(1);
  }

  /** Epoch nanoseconds. */
  record Span(long firstNs, long lastNs) {}

  /** Adds a time by when it began and ended; it counts for neither when it lies across. */
  void add(long beginNs, long endNs) {
    if (endNs < during.firstNs()) {
      before.add(endNs - beginNs);
    } else if (beginNs >= during.firstNs() && beginNs <= during.lastNs()) {
      meanwhile.add(endNs - beginNs);
    }
  }

  /**
   * What they show.
   *
   * @param what the times, in the plural
   * @param factorMin how many times longer they must be
   */
  ProofCheck.Finding finding(String what, double factorMin) {
    String counts = before.size() + " " + what + " before, " + meanwhile.size() + " meanwhile";
    if (before.size() < MIN_SAMPLES || meanwhile.size() < MIN_SAMPLES) {
      return new ProofCheck.Finding(false, counts + ": " + MIN_SAMPLES + " of each are needed");
    }
    long beforeNs = median(before);
    long meanwhileNs = median(meanwhile);
    double factor = (double) meanwhileNs / Math.max(1, beforeNs);
    return new ProofCheck.Finding(
        factor >= factorMin,
        String.format(
            Locale.ROOT,
            "%s: medians %.3f ms and %.3f ms, times %.1f; the scenario says %s at least",
            counts,
            beforeNs / NS_PER_MS,
            meanwhileNs / NS_PER_MS,
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

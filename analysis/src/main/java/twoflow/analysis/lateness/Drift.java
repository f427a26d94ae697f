package twoflow.analysis.lateness;

import java.util.OptionalDouble;
import twoflow.analysis.store.ExactQuantiles;

/**
 * How fast a sender falls behind its schedule: the median lateness of the last tenth of its writes
 * minus that of the first tenth, over the time from the median due time of the first tenth to that
 * of the last. Single late writes do not move it, and only the trend does.
 *
 * <pre>
 *   lateness                      . :   median of the last tenth
 *      |            .  .  .  : .  .
 *      | : . .  :  .  .   .              drift = rise / time
 *      +--------------------------> due
 *      median of the first tenth
 * </pre>
 *
 * <p>In few writes or in a short time the jitter alone looks like a drift: then there is none.
 */
final class Drift {

  /** From so many writes on, a tenth has a median that one late write does not make. */
  private static final long MIN_WRITES = 20;

  /** In less, a jitter of 0.1 ms looks like a drift of more than 0.2 ms per 10 s. */
  private static final long MIN_SPAN_NS = 5_000_000_000L;

  private static final int TENTH = 10;
  private static final double MS_PER_10_S = 1e4;

  private final SenderWrites writes;
  private final Measure measure;

  Drift(SenderWrites writes, Measure measure) {
    this.writes = writes;
    this.measure = measure;
  }

  /** The drift in milliseconds per 10 s of the schedule; empty when it cannot be computed. */
  OptionalDouble msPer10s() {
    long size = writes.size();
    if (writes.table().scheduled() < size || size < MIN_WRITES) {
      return OptionalDouble.empty();
    }
    long tenth = size / TENTH;
    ExactQuantiles before = writes.lateness(measure, 0, tenth);
    ExactQuantiles after = writes.lateness(measure, size - tenth, size);
    if (before.count() == 0 || after.count() == 0) {
      return OptionalDouble.empty();
    }
    long fromNs = writes.due(measure, 0, tenth).percentile(50);
    long toNs = writes.due(measure, size - tenth, size).percentile(50);
    if (toNs - fromNs < MIN_SPAN_NS) {
      return OptionalDouble.empty();
    }
    double riseNs = after.percentile(50) - before.percentile(50);
    return OptionalDouble.of(riseNs / (toNs - fromNs) * MS_PER_10_S);
  }
}

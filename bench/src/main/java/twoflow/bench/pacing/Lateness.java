package twoflow.bench.pacing;

import java.util.Arrays;
import twoflow.analysis.store.ExactQuantiles;
import twoflow.bench.figure.Figures;
import twoflow.bench.figure.Metric;

/** How late the writes of a schedule were on the wire. */
final class Lateness {

  private static final int TENTH = 10;
  private static final double TEN_S_IN_NS = 1e10;

  private final Schedule schedule;
  private final long[] lateNs;

  Lateness(Schedule schedule, WireTimes.Connection wire) {
    this.schedule = schedule;
    this.lateNs =
        schedule.writes().stream()
            .mapToLong(write -> wire.timeNs(write.firstSeq()) - write.dueNs())
            .toArray();
  }

  Figures figures() {
    ExactQuantiles late = new ExactQuantiles(lateNs);
    return new Figures()
        .put(Metric.LATE_FIRST, lateNs[0] / 1e3)
        .put(Metric.LATE_P50, late.percentile(50) / 1e3)
        .put(Metric.LATE_P99, late.percentile(99) / 1e3)
        .put(Metric.LATE_MAX, late.max() / 1e3)
        .put(Metric.DRIFT, driftNsPer10s() / 1e3);
  }

  /** As the report has it: from the median of the first tenth to that of the last. */
  private double driftNsPer10s() {
    int tenth = Math.max(1, lateNs.length / TENTH);
    double riseNs = median(lateNs.length - tenth, lateNs.length) - (double) median(0, tenth);
    long spanNs =
        schedule.writes().get(lateNs.length - tenth).dueNs() - schedule.writes().getFirst().dueNs();
    return riseNs * TEN_S_IN_NS / spanNs;
  }

  private long median(int from, int to) {
    return new ExactQuantiles(Arrays.copyOfRange(lateNs, from, to)).percentile(50);
  }
}

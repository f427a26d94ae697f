package twoflow.bench.figure;

import java.util.List;

/** What is measured, with its unit and which way is better. */
public enum Metric {
  BULK_RATE("rate", "GB/s", true),
  BULK_CPU("CPU", "s/GB", false),
  TRIP_P50("p50", "us", false),
  TRIP_P99("p99", "us", false),
  TRIP_P999("p99.9", "us", false),
  TRIP_CPU("CPU", "us/trip", false),
  CALL_P50("one-way p50", "us", false),
  CALL_P99("one-way p99", "us", false),
  CALL_LOST("lost", "messages", false),
  CALL_CPU("CPU", "us/message", false),
  RSS("RSS", "MB", false),
  THREADS("threads", "", false),
  CHURN_RATE("rate", "pairs/s", true),
  CHURN_CPU("CPU", "us/pair", false),
  READY("to LISTEN", "ms", false),
  LATE_FIRST("first", "us", false),
  LATE_P50("p50", "us", false),
  LATE_P99("p99", "us", false),
  LATE_MAX("max", "us", false),
  DRIFT("drift", "us per 10 s", false),
  OVER_SCHEDULE("over schedule", "s", false);

  /** Figures of calls. */
  public static final List<Metric> CALLS =
      List.of(CALL_P50, CALL_P99, CALL_LOST, CALL_CPU, RSS, THREADS);

  /** Figures of calls that are delivered by a schedule. */
  public static final List<Metric> DELIVERY =
      List.of(LATE_P50, LATE_P99, CALL_LOST, CALL_CPU, RSS, THREADS);

  /** Figures of a sender's writes, each against the time that it was due. */
  public static final List<Metric> LATENESS =
      List.of(LATE_FIRST, LATE_P50, LATE_P99, LATE_MAX, DRIFT);

  private final String label;
  private final String unit;
  private final boolean higherIsBetter;

  Metric(String label, String unit, boolean higherIsBetter) {
    this.label = label;
    this.unit = unit;
    this.higherIsBetter = higherIsBetter;
  }

  /** The head of its column: what, and in which unit. */
  public String head() {
    return unit.isEmpty() ? label : label + " " + unit;
  }

  /** Whether the larger figure is the better one. */
  public boolean higherIsBetter() {
    return higherIsBetter;
  }
}

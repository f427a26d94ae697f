package twoflow.bench;

import java.util.List;
import java.util.Locale;
import twoflow.bench.figure.Metric;

/** What the bench can measure. */
enum Mode {
  BULK(
      "one pair, one direction, as much as goes through",
      List.of(Metric.BULK_RATE, Metric.BULK_CPU)),
  ROUND_TRIP(
      "one byte there and back",
      List.of(Metric.TRIP_P50, Metric.TRIP_P99, Metric.TRIP_P999, Metric.TRIP_CPU)),
  CALLS_100("100 calls, 172 bytes each way every 20 ms, counted from LISTEN on", Metric.CALLS),
  CALLS_500("500 calls, 172 bytes each way every 20 ms, counted from LISTEN on", Metric.CALLS),
  CALLS_2000("2,000 calls, 172 bytes each way every 100 ms, counted from LISTEN on", Metric.CALLS),
  CALLS_RTP(
      "500 calls of the lab, 174 bytes of RTP one way every 20 ms, delivery against schedule,"
          + " counted from LISTEN on",
      Metric.DELIVERY),
  CHURN(
      "pairs that come and go: connect, 172 bytes there and back, both ends by FIN",
      List.of(Metric.CHURN_RATE, Metric.CHURN_CPU)),
  LOGGED(
      "100 calls, 10,000 messages/s, the relay's payload log and events off and on", Metric.CALLS),
  READY("from exec to LISTEN", List.of(Metric.READY)),
  PACING(
      "10-byte writes every 20 ms and every 50 ms for a minute, wire time against schedule",
      Metric.LATENESS),
  PACING_LOADED(
      "10-byte writes every 20 ms for a minute while 50 other pairs talk", Metric.LATENESS),
  RUNS("whole runs of the lab, time over their schedule", List.of(Metric.OVER_SCHEDULE));

  private static final int MAX_SLOW_ROUNDS = 3;
  private static final int STARTS_PER_ROUND = 2;

  private final String description;
  private final List<Metric> metrics;

  Mode(String description, List<Metric> metrics) {
    this.description = description;
    this.metrics = metrics;
  }

  /** What it does, in one line. */
  String description() {
    return description;
  }

  /** What it measures, in the order of its table's columns. */
  List<Metric> metrics() {
    return metrics;
  }

  /**
   * How many rounds it takes.
   *
   * @param wanted what the user asked for
   */
  int rounds(int wanted) {
    return switch (this) {
      // Opening hundreds of pairs, or a whole run, takes seconds.
      case CALLS_2000, CALLS_RTP, RUNS -> Math.min(wanted, MAX_SLOW_ROUNDS);
      // A round takes a minute and has thousands of writes.
      case PACING, PACING_LOADED -> 1;
      case READY -> STARTS_PER_ROUND * wanted;
      default -> wanted;
    };
  }

  /** As the command line spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

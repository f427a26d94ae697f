package twoflow.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twoflow.bench.contender.Contenders;
import twoflow.bench.figure.Goal;
import twoflow.bench.figure.Metric;
import twoflow.bench.figure.Results;

/** What the lab wants to reach; ratios are medians over rounds, each taken within its round. */
final class Goals {

  private static final String LAB = Contenders.LAB;
  private static final String NGINX = "nginx";
  private static final double FOUR_OF_FIVE = 0.8;
  private static final double PAIRS_ADDED = 2000 - 100;
  private static final double KB_PER_MB = 1000;

  private final Map<Mode, Results> all;
  private final List<Goal> goals = new ArrayList<>();

  Goals(Map<Mode, Results> all) {
    this.all = all;
    relay();
    calls();
    logging();
    pacing();
    starts();
  }

  /** Every goal of the modes that were run. */
  List<Goal> list() {
    return goals;
  }

  private void relay() {
    atLeast(Mode.BULK, 1.0, "bulk rate to nginx's", Metric.BULK_RATE, NGINX);
    atLeast(Mode.BULK, 0.55, "bulk rate to direct's", Metric.BULK_RATE, Contenders.DIRECT);
    atMost(Mode.BULK, 1.1, "bulk CPU per GB to nginx's", Metric.BULK_CPU, NGINX);
    atMost(Mode.ROUND_TRIP, 1.05, "round trip p50 to nginx's", Metric.TRIP_P50, NGINX);
    atMost(Mode.ROUND_TRIP, 1.05, "round trip p99 to nginx's", Metric.TRIP_P99, NGINX);
    atLeast(Mode.CHURN, 0.95, "pairs per second to nginx's", Metric.CHURN_RATE, NGINX);
  }

  private void calls() {
    atMost(Mode.CALLS_500, 1.0, "500 calls: CPU per message to nginx's", Metric.CALL_CPU, NGINX);
    atMost(Mode.CALLS_500, 1.0, "500 calls: one-way p50 to nginx's", Metric.CALL_P50, NGINX);
    if (ran(Mode.CALLS_500)) {
      goals.add(
          Goal.atMost(
              1.5,
              "500 calls: one-way p99 to nginx's, in 4 of 5 rounds",
              () -> of(Mode.CALLS_500).ratio(LAB, Metric.CALL_P99, NGINX, FOUR_OF_FIVE)));
    }
    if (ran(Mode.CALLS_2000)) {
      goals.add(
          Goal.atMost(
              0,
              "2,000 calls: messages lost",
              () -> median(Mode.CALLS_2000, LAB, Metric.CALL_LOST)));
      goals.add(
          Goal.atMost(
              64, "2,000 calls: RSS in MB", () -> median(Mode.CALLS_2000, LAB, Metric.RSS)));
    }
    if (ran(Mode.CALLS_2000) && ran(Mode.CALLS_100)) {
      goals.add(Goal.atMost(10, "KB of RSS per pair added, 100 to 2,000", this::kilobytesPerPair));
    }
  }

  private void logging() {
    if (ran(Mode.LOGGED)) {
      goals.add(
          Goal.atMost(
              1000,
              "payload log and events on, 10,000 messages/s: one-way p99 grows by (us)",
              () -> of(Mode.LOGGED).difference(LoggedCalls.ON, Metric.CALL_P99, LoggedCalls.OFF)));
    }
  }

  private void pacing() {
    for (PacedSenders.Sender sender : PacedSenders.Sender.values()) {
      pacing(sender);
    }
  }

  private void pacing(PacedSenders.Sender sender) {
    if (!ran(sender.mode())) {
      return;
    }
    String lab = sender.labName();
    String c = sender.referenceName();
    Results results = of(sender.mode());
    goals.add(
        Goal.atMost(
            2, lab + ": p50 to the C sender's", () -> results.ratio(lab, Metric.LATE_P50, c)));
    goals.add(
        Goal.atMost(
            2, lab + ": p99 to the C sender's", () -> results.ratio(lab, Metric.LATE_P99, c)));
    goals.add(
        Goal.atMost(
            200,
            lab + ": drift in us per 10 s, either way",
            () -> results.median(lab, Metric.DRIFT).map(Math::abs)));
  }

  private void starts() {
    if (ran(Mode.READY)) {
      goals.add(
          Goal.atMost(
              150,
              "./lab relay: ms from exec to LISTEN",
              () -> median(Mode.READY, LAB, Metric.READY)));
      goals.add(
          Goal.atMost(
              150,
              "the relay's image: ms from exec to LISTEN",
              () -> median(Mode.READY, ReadyExperiment.IMAGE, Metric.READY)));
    }
    if (ran(Mode.RUNS)) {
      goals.add(runs(1.0, "./lab demo: s over its schedule, without the report", WholeRuns.DEMO));
      goals.add(
          runs(2.5, "./lab demo: s over its schedule, with the report", WholeRuns.DEMO_REPORTED));
      goals.add(runs(6.0, "docker compose up, warm: s over its schedule", WholeRuns.COMPOSE));
    }
  }

  private Goal runs(double bound, String claim, String contender) {
    return Goal.atMost(bound, claim, () -> median(Mode.RUNS, contender, Metric.OVER_SCHEDULE));
  }

  private void atMost(Mode mode, double bound, String claim, Metric metric, String reference) {
    if (ran(mode)) {
      goals.add(Goal.atMost(bound, claim, () -> of(mode).ratio(LAB, metric, reference)));
    }
  }

  private void atLeast(Mode mode, double bound, String claim, Metric metric, String reference) {
    if (ran(mode)) {
      goals.add(Goal.atLeast(bound, claim, () -> of(mode).ratio(LAB, metric, reference)));
    }
  }

  private Optional<Double> kilobytesPerPair() {
    Optional<Double> few = median(Mode.CALLS_100, LAB, Metric.RSS);
    return median(Mode.CALLS_2000, LAB, Metric.RSS)
        .flatMap(many -> few.map(less -> (many - less) * KB_PER_MB / PAIRS_ADDED));
  }

  private boolean ran(Mode mode) {
    return all.containsKey(mode);
  }

  private Results of(Mode mode) {
    return all.get(mode);
  }

  private Optional<Double> median(Mode mode, String contender, Metric metric) {
    return of(mode).median(contender, metric);
  }
}

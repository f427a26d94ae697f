package twoflow.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
    add(Mode.BULK, Goals::bulk);
    add(Mode.ROUND_TRIP, Goals::roundTrip);
    add(Mode.CHURN, Goals::churn);
    add(Mode.CALLS_500, Goals::calls500);
    add(Mode.CALLS_2000, Goals::calls2000);
    add(Mode.CALLS_2000, this::memoryPerPair);
    add(Mode.CALLS_RTP, Goals::callsRtp);
    add(Mode.LOGGED, Goals::logged);
    for (PacedSenders.Sender sender : PacedSenders.Sender.values()) {
      add(sender.mode(), results -> paced(sender, results));
    }
    add(Mode.READY, Goals::ready);
    add(Mode.RUNS, Goals::runs);
  }

  /** Every goal of the modes that were run. */
  List<Goal> list() {
    return goals;
  }

  private void add(Mode mode, Function<Results, List<Goal>> goalsOfMode) {
    Results results = all.get(mode);
    if (results != null) {
      goals.addAll(goalsOfMode.apply(results));
    }
  }

  private static List<Goal> bulk(Results results) {
    return List.of(
        ratio(1.0, "bulk rate to nginx's", results, Metric.BULK_RATE, NGINX),
        ratio(0.55, "bulk rate to direct's", results, Metric.BULK_RATE, Contenders.DIRECT),
        ratio(1.1, "bulk CPU per GB to nginx's", results, Metric.BULK_CPU, NGINX));
  }

  private static List<Goal> roundTrip(Results results) {
    return List.of(
        ratio(1.05, "round trip p50 to nginx's", results, Metric.TRIP_P50, NGINX),
        ratio(1.05, "round trip p99 to nginx's", results, Metric.TRIP_P99, NGINX));
  }

  private static List<Goal> churn(Results results) {
    return List.of(ratio(0.95, "pairs per second to nginx's", results, Metric.CHURN_RATE, NGINX));
  }

  private static List<Goal> calls500(Results results) {
    return List.of(
        ratio(1.0, "500 calls: CPU per message to nginx's", results, Metric.CALL_CPU, NGINX),
        ratio(1.0, "500 calls: one-way p50 to nginx's", results, Metric.CALL_P50, NGINX),
        Goal.atMost(
            1.5,
            "500 calls: one-way p99 to nginx's, in 4 of 5 rounds",
            results.ratio(LAB, Metric.CALL_P99, NGINX, FOUR_OF_FIVE)));
  }

  private static List<Goal> calls2000(Results results) {
    return List.of(
        median(0, "2,000 calls: messages lost", results, LAB, Metric.CALL_LOST),
        median(64, "2,000 calls: RSS in MB", results, LAB, Metric.RSS));
  }

  private List<Goal> memoryPerPair(Results calls2000) {
    Results calls100 = all.get(Mode.CALLS_100);
    if (calls100 == null) {
      return List.of();
    }
    Optional<Double> few = calls100.median(LAB, Metric.RSS);
    Optional<Double> kilobytes =
        calls2000
            .median(LAB, Metric.RSS)
            .flatMap(many -> few.map(less -> (many - less) * KB_PER_MB / PAIRS_ADDED));
    return List.of(Goal.atMost(10, "KB of RSS per pair added, 100 to 2,000", kilobytes));
  }

  private static List<Goal> callsRtp(Results results) {
    return List.of(
        median(0, "500 calls in RTP: packets lost", results, LAB, Metric.CALL_LOST),
        Goal.atMost(
            20_000,
            "500 calls in RTP: lateness p99 grows by (us)",
            results.difference(LAB, Metric.LATE_P99, Contenders.DIRECT)));
  }

  private static List<Goal> logged(Results results) {
    return List.of(
        Goal.atMost(
            1000,
            "payload log and events on, 10,000 messages/s: one-way p99 grows by (us)",
            results.difference(LoggedCalls.ON, Metric.CALL_P99, LoggedCalls.OFF)));
  }

  private static List<Goal> paced(PacedSenders.Sender sender, Results results) {
    String lab = sender.labName();
    String c = sender.referenceName();
    return List.of(
        Goal.atMost(2, lab + ": p50 to the C sender's", results.ratio(lab, Metric.LATE_P50, c)),
        Goal.atMost(2, lab + ": p99 to the C sender's", results.ratio(lab, Metric.LATE_P99, c)),
        Goal.atMost(
            200,
            lab + ": drift in us per 10 s, either way",
            results.median(lab, Metric.DRIFT).map(Math::abs)));
  }

  private static List<Goal> ready(Results results) {
    String relay = "./lab relay: ms from exec to LISTEN";
    String image = "the relay's image: ms from exec to LISTEN";
    return List.of(
        median(150, relay, results, LAB, Metric.READY),
        median(150, image, results, ReadyExperiment.IMAGE, Metric.READY));
  }

  private static List<Goal> runs(Results results) {
    String without = "./lab demo: s over its schedule, without the report";
    String with = "./lab demo: s over its schedule, with the report";
    String compose = "docker compose up, warm: s over its schedule";
    return List.of(
        median(1.0, without, results, WholeRuns.DEMO, Metric.OVER_SCHEDULE),
        median(2.5, with, results, WholeRuns.DEMO_REPORTED, Metric.OVER_SCHEDULE),
        median(6.0, compose, results, WholeRuns.COMPOSE, Metric.OVER_SCHEDULE));
  }

  /** The ratio of the lab to a reference; which way is better depends on the metric. */
  private static Goal ratio(
      double bound, String claim, Results results, Metric metric, String reference) {
    Optional<Double> ratio = results.ratio(LAB, metric, reference);
    return metric.higherIsBetter()
        ? Goal.atLeast(bound, claim, ratio)
        : Goal.atMost(bound, claim, ratio);
  }

  private static Goal median(
      double bound, String claim, Results results, String contender, Metric metric) {
    return Goal.atMost(bound, claim, results.median(contender, metric));
  }
}

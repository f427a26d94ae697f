package twoflow.bench.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What the rounds of one experiment gave, for each contender in the order of their first run. */
public final class Results {

  private final Map<String, List<RoundFigures>> rounds = new LinkedHashMap<>();
  private final Map<String, String> failures = new LinkedHashMap<>();

  /** Adds a contender's next round. */
  public void add(String contender, RoundFigures figures) {
    rounds.computeIfAbsent(contender, name -> new ArrayList<>()).add(figures);
  }

  /** One round of one contender. */
  @FunctionalInterface
  public interface Measurement {

    /**
     * Measures it.
     *
     * @throws IOException when the program does not run here, or fails
     */
    RoundFigures take() throws IOException, InterruptedException;
  }

  /**
   * Measures a contender's next round, unless it has failed before. A failure is noted: it is no
   * reason not to measure the others.
   */
  public void measure(String contender, Measurement measurement) throws InterruptedException {
    if (failures.containsKey(contender)) {
      return;
    }
    try {
      add(contender, measurement.take());
    } catch (IOException e) {
      fail(contender, e.getMessage());
    }
  }

  /** Notes why a contender has no figures; those of its earlier rounds are dropped. */
  public void fail(String contender, String reason) {
    rounds.remove(contender);
    failures.put(contender, reason);
  }

  /** The contenders that have figures. */
  public Set<String> contenders() {
    return rounds.keySet();
  }

  /** The contenders that have none, each with the reason. */
  public Map<String, String> failures() {
    return failures;
  }

  /** How many rounds there were. */
  public int rounds() {
    return rounds.values().stream().mapToInt(List::size).max().orElse(0);
  }

  /** The median of a contender's rounds; empty when it was not measured. */
  public Optional<Double> median(String contender, Metric metric) {
    return quantile(values(contender, metric), 0.5);
  }

  /** The median of the ratios of a contender to another one, each taken within a round. */
  public Optional<Double> ratio(String contender, Metric metric, String reference) {
    return ratio(contender, metric, reference, 0.5);
  }

  /** The quantile of those ratios: at 0.8, four of five rounds have it or less. */
  public Optional<Double> ratio(
      String contender, Metric metric, String reference, double quantile) {
    return quantile(byRound(contender, metric, reference, (own, other) -> own / other), quantile);
  }

  /** The median of how much a contender's figure exceeds another one's in the same round. */
  public Optional<Double> difference(String contender, Metric metric, String reference) {
    return quantile(byRound(contender, metric, reference, (own, other) -> own - other), 0.5);
  }

  /** The best of some contenders by median; empty when none was measured. */
  public Optional<String> best(Metric metric, List<String> candidates) {
    return candidates.stream()
        .filter(candidate -> median(candidate, metric).isPresent())
        .min((a, b) -> compare(metric, a, b));
  }

  private int compare(Metric metric, String a, String b) {
    int order = Double.compare(median(a, metric).orElseThrow(), median(b, metric).orElseThrow());
    return metric.higherIsBetter() ? -order : order;
  }

  /** Compares the figures of two contenders in each round that both have. */
  private DoubleStream byRound(
      String contender, Metric metric, String reference, DoubleBinaryOperator comparison) {
    double[] own = values(contender, metric).toArray();
    double[] other = values(reference, metric).toArray();
    return IntStream.range(0, Math.min(own.length, other.length))
        .mapToDouble(round -> comparison.applyAsDouble(own[round], other[round]));
  }

  private DoubleStream values(String contender, Metric metric) {
    return rounds.getOrDefault(contender, List.of()).stream()
        .filter(round -> round.metrics().contains(metric))
        .mapToDouble(round -> round.get(metric));
  }

  /**
   * By nearest rank, but the median of an even number of values is the mean of the middle two: with
   * few rounds, one of the two would be far from the middle.
   */
  private static Optional<Double> quantile(DoubleStream values, double share) {
    double[] sorted = values.sorted().toArray();
    if (sorted.length == 0) {
      return Optional.empty();
    }
    if (share == 0.5 && sorted.length % 2 == 0) {
      return Optional.of((sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2);
    }
    return Optional.of(sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)]);
  }
}

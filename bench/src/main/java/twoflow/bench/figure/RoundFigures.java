package twoflow.bench.figure;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The figures of one contender in one round. */
public final class RoundFigures {

  private final Map<Metric, Double> values = new EnumMap<>(Metric.class);

  /** Adds a figure. */
  public RoundFigures put(Metric metric, double value) {
    values.put(metric, value);
    return this;
  }

  /** Which metrics there are. */
  public Set<Metric> metrics() {
    return values.keySet();
  }

  /** A metric's figure; NaN when it was not measured. */
  public double get(Metric metric) {
    return values.getOrDefault(metric, Double.NaN);
  }
}

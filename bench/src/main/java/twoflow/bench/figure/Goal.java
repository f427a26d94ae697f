package twoflow.bench.figure;

import java.util.Locale;
import java.util.Optional;

/**
 * A figure and the bound that it is compared with.
 *
 * @param claim what the figure is, with its unit
 * @param measured the figure; empty when it was not measured
 * @param bound the bound
 * @param atMost whether the bound is the largest good figure, rather than the smallest
 */
public record Goal(String claim, Optional<Double> measured, double bound, boolean atMost) {

  /** Whether a goal is met. */
  public enum Standing {
    MET,
    MISSED,
    NOT_MEASURED;

    /** As the tables show it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** A figure that must not be larger. */
  public static Goal atMost(double bound, String claim, Optional<Double> measured) {
    return new Goal(claim, measured, bound, true);
  }

  /** A figure that must not be smaller. */
  public static Goal atLeast(double bound, String claim, Optional<Double> measured) {
    return new Goal(claim, measured, bound, false);
  }

  /** Whether the figure keeps to the bound. */
  public Standing standing() {
    return measured
        .map(
            figure -> (atMost ? figure <= bound : figure >= bound) ? Standing.MET : Standing.MISSED)
        .orElse(Standing.NOT_MEASURED);
  }

  /** The figure and its bound, as in {@code 1.04, at least 1.00}. */
  public String figure() {
    return measured.map(Goal::text).orElse("-")
        + ", "
        + (atMost ? "at most " : "at least ")
        + text(bound);
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.2f", value);
  }
}

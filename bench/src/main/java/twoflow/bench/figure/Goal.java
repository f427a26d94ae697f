package twoflow.bench.figure;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A bound that a figure is held against.
 *
 * @param claim what is demanded, in words
 * @param measure the figure; empty when it was not measured
 * @param bound the bound
 * @param atMost whether the bound is the largest good figure, rather than the smallest
 */
public record Goal(String claim, Supplier<Optional<Double>> measure, double bound, boolean atMost) {

  /** How a goal stands. */
  public enum Standing {
    MET("met"),
    MISSED("missed"),
    NOT_MEASURED("not measured");

    private final String words;

    Standing(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** A figure that must not be larger. */
  public static Goal atMost(double bound, String claim, Supplier<Optional<Double>> measure) {
    return new Goal(claim, measure, bound, true);
  }

  /** A figure that must not be smaller. */
  public static Goal atLeast(double bound, String claim, Supplier<Optional<Double>> measure) {
    return new Goal(claim, measure, bound, false);
  }

  /** Whether the figure keeps to the bound. */
  public Standing standing() {
    return measure
        .get()
        .map(
            figure -> (atMost ? figure <= bound : figure >= bound) ? Standing.MET : Standing.MISSED)
        .orElse(Standing.NOT_MEASURED);
  }

  /** The figure and its bound, as in {@code 1.04, at least 1.00}. */
  public String figure() {
    String measured = measure.get().map(Goal::text).orElse("-");
    return measured + ", " + (atMost ? "at most " : "at least ") + text(bound);
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.2f", value);
  }
}

package twoflow.bench.figure;

import java.util.Arrays;

/** Quantiles of values that are all kept: exact, by the nearest-rank method. */
public final class Quantiles {

  private final long[] sorted;

  /**
   * @param values in any order; none is changed
   */
  public Quantiles(long[] values) {
    sorted = values.clone();
    Arrays.sort(sorted);
  }

  /**
   * The smallest value that at least this share of all values does not exceed.
   *
   * @param share 0 to 1
   * @throws IllegalStateException when there is no value
   */
  public long at(double share) {
    if (sorted.length == 0) {
      throw new IllegalStateException("no values");
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
  }

  /** The largest value. */
  public long max() {
    return at(1);
  }
}

package twoflow.analysis.store;

import java.util.function.LongConsumer;

/**
 * Finds values by their rank without holding or sorting them: it goes through them several times,
 * counts them in buckets, and looks closer at the bucket that holds the rank. Its memory is the
 * buckets, whatever the number of values; its results are exact.
 */
public final class ExactQuantiles {

  private static final int BUCKETS = 4_096;

  private final Values values;
  private long count;
  private long min = Long.MAX_VALUE;
  private long max = Long.MIN_VALUE;

  /**
   * Ranks values that are in memory.
   *
   * @param values in any order; none is changed; their differences must fit a long
   */
  public ExactQuantiles(long... values) {
    this(consumer -> {
      for (long value : values) {
        consumer.accept(value);
      }
    });
  }

  /** Goes through the values once; their differences must fit a long. */
  public ExactQuantiles(Values values) {
    this.values = values;
    values.forEach(value -> {
      count++;
      min = Math.min(min, value);
      max = Math.max(max, value);
    });
  }

  /** How many values there are. */
  public long count() {
    return count;
  }

  /**
   * The least.
   *
   * @throws IllegalStateException when there is no value
   */
  public long min() {
    requireValues();
    return min;
  }

  /**
   * The largest.
   *
   * @throws IllegalStateException when there is no value
   */
  public long max() {
    requireValues();
    return max;
  }

  /**
   * The least value that a share of all values does not exceed (the nearest rank).
   *
   * @param percent more than 0, at most 100
   * @throws IllegalStateException when there is no value
   */
  public long percentile(int percent) {
    return permille(10 * percent);
  }

  /**
   * The same in steps of a tenth of a percent.
   *
   * @param permille more than 0, at most 1000: the 99.9th percentile is at 999
   * @throws IllegalStateException when there is no value
   */
  public long permille(int permille) {
    requireValues();
    long rank = Math.ceilDiv(count * permille, 1000);
    long low = min;
    long high = max;
    while (low < high) {
      long width = (high - low) / BUCKETS + 1;
      long[] buckets = countWithin(low, high, width);
      int bucket = 0;
      while (rank > buckets[bucket]) {
        rank -= buckets[bucket++];
      }
      low += bucket * width;
      high = Math.min(high, low + width - 1);
    }
    return low;
  }

  private void requireValues() {
    if (count == 0) {
      throw new IllegalStateException("no values");
    }
  }

  private long[] countWithin(long low, long high, long width) {
    long[] buckets = new long[BUCKETS];
    values.forEach(value -> {
      if (value >= low && value <= high) {
        buckets[(int) ((value - low) / width)]++;
      }
    });
    return buckets;
  }

  /** Values that can be gone through again and again, always the same. */
  @FunctionalInterface
  public interface Values {

    /** Shows every value. */
    void forEach(LongConsumer consumer);
  }
}

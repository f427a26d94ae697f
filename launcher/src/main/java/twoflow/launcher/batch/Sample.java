package twoflow.launcher.batch;

import java.util.Arrays;

/** The values of a figure: 8 bytes for each run. */
final class Sample {

  private static final int FIRST_SIZE = 64;

  private double[] values = new double[FIRST_SIZE];
  private int count;
  private boolean sorted = true;

  /** Adds a value. */
  void add(double value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = value;
    sorted = false;
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /**
   * The value that this part of all values does not exceed; the nearest rank.
   *
   * @param part from 0, the least, to 1, the greatest
   */
  double quantile(double part) {
    sort();
    return values[Math.max(0, (int) Math.ceil(part * count) - 1)];
  }

  /** How many values are from one limit on and below the other. */
  int between(double from, double below) {
    sort();
    return firstFrom(below) - firstFrom(from);
  }

  private int firstFrom(double limit) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[middle] < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void sort() {
    if (!sorted) {
      Arrays.sort(values, 0, count);
      sorted = true;
    }
  }
}

package twoflow.analysis.figures;

import java.util.List;

/**
 * How values are spread. The median is exact: the nearest rank, so it is one of the values.
 *
 * @param count how many values there are
 * @param min the least; 0 when there is none
 * @param p50 the median; 0 when there is none
 * @param max the largest; 0 when there is none
 * @param counts how often each value occurs, ascending; where there are many different ones, values
 *     that agree in their leading digits are counted together, as the least such value
 */
public record Spread(long count, long min, long p50, long max, List<Count> counts) {

  /**
   * How often a value occurs.
   *
   * @param value the value
   * @param times how often
   */
  public record Count(long value, long times) {}
}

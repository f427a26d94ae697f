package twoflow.core.pacing;

/**
 * When the writes of one row are due: evenly spread, counted from the schedule's start.
 *
 * @param startNs when the first write is due
 * @param spanNs the time that {@code intervals} intervals take
 * @param intervals into how many equal intervals the span is cut, at least 1
 */
public record RowTimes(long startNs, long spanNs, long intervals) {

  /**
   * When a write is due, in nanoseconds from the schedule's start. Each is computed from the row's
   * start, so rounding does not add up.
   *
   * @param write the number of the write in its row, from 0
   */
  public long dueNs(long write) {
    long whole = spanNs / intervals;
    long rest = spanNs % intervals;
    return startNs + write * whole + (long) ((double) write * rest / intervals);
  }
}

package twoflow.core.pacing;

import java.util.Optional;
import twoflow.core.row.Row;

/** Writes at a fixed interval, and a fixed gap from a row's last write to the next row's first. */
public final class FixedPace implements Pace {

  private final long writeIntervalNs;
  private final long rowGapNs;
  private long nextStartNs;

  /**
   * @param writeIntervalNs from one write of a row to the next
   * @param rowGapNs from the last write of a row to the first of the next row
   */
  public FixedPace(long writeIntervalNs, long rowGapNs) {
    this.writeIntervalNs = writeIntervalNs;
    this.rowGapNs = rowGapNs;
  }

  @Override
  public RowTimes next(Row row, Optional<Row> following, int writes) {
    RowTimes times = new RowTimes(nextStartNs, writeIntervalNs, 1);
    nextStartNs = times.dueNs(writes - 1L) + rowGapNs;
    return times;
  }
}

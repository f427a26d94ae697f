package twoflow.core.pacing;

import java.util.Optional;
import twoflow.core.row.Row;

/** Says when the writes of each row are due. Asked once per row, in order; keeps its place. */
public interface Pace {

  /**
   * When the writes of the next row are due.
   *
   * @param row the row
   * @param following the row after it, empty for the last
   * @param writes how many writes the row takes, at least 1
   */
  RowTimes next(Row row, Optional<Row> following, int writes);

  /**
   * The same pace from its first row, if timestamps rule it: so that how long it takes can be found
   * out before it is used.
   */
  default Optional<Pace> fromTimestamps() {
    return Optional.empty();
  }
}

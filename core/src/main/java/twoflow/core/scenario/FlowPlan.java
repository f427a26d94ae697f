package twoflow.core.scenario;

import twoflow.core.pacing.RowTimes;
import twoflow.core.row.NumberedRow;

/**
 * What the client of a flow will write, as far as that is known before the run. Asked row by row.
 */
interface FlowPlan {

  /** The writes of the next row. */
  RowPlan next(NumberedRow row);

  /** Whether the bytes by which a write is recognised may be in another one, too. */
  boolean repeatsBytes();

  /** The writes of a row, each by its number in the row, from 0. */
  interface RowPlan {

    /** How many there are, at least 1. */
    int count();

    /** How long one is. */
    int bytes(int write);

    /**
     * By what one is recognised.
     *
     * @param times when they are due
     */
    WritePattern pattern(int write, RowTimes times);
  }
}

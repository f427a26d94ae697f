package twoflow.client;

import java.io.IOException;
import java.util.List;
import twoflow.core.pacing.RowTimes;
import twoflow.core.row.NumberedRow;

/** How the rows of a file are put on the wire: which bytes go into which write. */
public interface RowWrites {

  /**
   * How many writes a row takes.
   *
   * @return at least 1
   */
  int count(NumberedRow row) throws IOException;

  /**
   * The writes of a row, in order; none is empty.
   *
   * @param times when they are due
   */
  List<byte[]> of(NumberedRow row, RowTimes times) throws IOException;
}

package twoflow.client;

import java.util.List;
import twoflow.core.pacing.RowTimes;
import twoflow.core.payload.WireFormat;
import twoflow.core.row.NumberedRow;

/**
 * Rows as text, whose writes do not depend on when they are due.
 *
 * @param format how a row's text is cut into writes
 */
public record TextWrites(WireFormat format) implements RowWrites {

  @Override
  public int count(NumberedRow row) {
    return format.writes(row.row()).size();
  }

  @Override
  public List<byte[]> of(NumberedRow row, RowTimes times) {
    return format.writes(row.row());
  }
}

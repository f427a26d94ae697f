package twoflow.core.scenario;

import java.util.List;
import twoflow.core.pacing.RowTimes;
import twoflow.core.payload.WireFormat;
import twoflow.core.row.NumberedRow;

/** Rows that are sent as text. */
record TextPlan(WireFormat format) implements FlowPlan {

  @Override
  public RowPlan next(NumberedRow row) {
    return new TextRow(format.writes(row.row()));
  }

  @Override
  public boolean repeatsBytes() {
    return true;
  }

  private record TextRow(List<byte[]> writes) implements RowPlan {

    @Override
    public int count() {
      return writes.size();
    }

    @Override
    public int bytes(int write) {
      return writes.get(write).length;
    }

    @Override
    public WritePattern pattern(int write, RowTimes times) {
      return WritePattern.of(writes.get(write));
    }
  }
}

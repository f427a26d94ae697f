package twoflow.analysis.link;

import java.io.IOException;
import java.util.Arrays;

/** A flow's rows, opened only for a stream that carries something, and once more to look one up. */
final class ReopenedRows implements ExpectedRows {

  private final RowInput input;
  private RowInput.Rows rows;
  private ExpectedRow found;

  ReopenedRows(RowInput input) {
    this.input = input;
  }

  @Override
  public ExpectedRow next() throws IOException {
    if (found != null) {
      ExpectedRow row = found;
      found = null;
      return row;
    }
    if (rows == null) {
      rows = input.open();
    }
    return rows.next();
  }

  @Override
  public boolean seek(byte[] content) throws IOException {
    close();
    found = null;
    rows = input.open();
    for (ExpectedRow row = rows.next(); row != null; row = rows.next()) {
      if (Arrays.equals(row.content(), content)) {
        found = row;
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    if (rows != null) {
      rows.close();
    }
  }
}

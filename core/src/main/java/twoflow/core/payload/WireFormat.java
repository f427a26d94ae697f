package twoflow.core.payload;

import java.util.List;
import twoflow.core.row.Row;

/** How the rows of one flow are put on the wire: which bytes go into which write. */
public interface WireFormat {

  /** The writes of one row, in order; none is empty. */
  List<byte[]> writes(Row row);
}

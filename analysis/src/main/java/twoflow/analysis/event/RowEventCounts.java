package twoflow.analysis.event;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import twoflow.analysis.link.RowTable;
import twoflow.core.event.Event;

/** Counts how often the first rows were written and read by each program. */
final class RowEventCounts implements JoinListener {

  private final Map<RowEventCount.Key, RowEventCount> counts = new LinkedHashMap<>();
  private final long maxRow;

  /**
   * Counts of the first rows.
   *
   * @param maxRow up to this number, in each flow
   */
  RowEventCounts(long maxRow) {
    this.maxRow = maxRow;
  }

  @Override
  public void joined(JoinedEvent joined) {
    // Without the stream's beginning the capture's offsets are others than the program's.
    if (joined.direction().midStream()) {
      return;
    }
    Event event = joined.event();
    RowTable table = joined.direction().rows();
    for (long row = table.find(event.firstSeq());
        row >= 0 && row < table.size() && table.firstSeq(row) <= event.lastSeq();
        row++) {
      long number = table.number(row);
      if (number > maxRow) {
        return;
      }
      RowEventCount.Key key =
          new RowEventCount.Key(joined.role(), event.type().column(), event.flow(), number);
      counts.computeIfAbsent(key, k -> new RowEventCount(k, event.timeNs())).add(event.timeNs());
    }
  }

  /** The counts, in the order of the event files. */
  Collection<RowEventCount> counts() {
    return counts.values();
  }
}

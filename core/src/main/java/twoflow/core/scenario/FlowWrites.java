package twoflow.core.scenario;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import twoflow.core.pacing.Pace;
import twoflow.core.pacing.RowTimes;
import twoflow.core.row.NumberedRow;
import twoflow.core.row.Row;

/** Goes through the writes of a flow as its client will make them, and finds those with a name. */
final class FlowWrites {

  private final SendOptions options;
  private final Set<WriteName> wanted;
  private final Map<WriteName, WritePlace> places = new HashMap<>();
  private final Map<Long, Integer> writesOfRow = new HashMap<>();
  private final FlowPlan plan;
  private Pace pace;
  private NumberedRow waiting;
  private WriteName open;
  private WritePlace openPlace;
  private long index;
  private long seq = 1;
  private long rows;
  private int longestBytes;

  FlowWrites(SendOptions options, Set<WriteName> wanted) {
    this.options = options;
    this.wanted = new HashSet<>(wanted);
    this.plan = options.plan();
  }

  /** Goes through all rows. */
  void read(ScenarioRows source) throws IOException {
    source.forEach(
        options.flow(),
        row -> {
          if (waiting == null) {
            pace = options.pace(row.row().time());
          } else {
            add(waiting, Optional.of(row.row()));
          }
          waiting = row;
        });
    if (waiting != null) {
      add(waiting, Optional.empty());
    }
    if (open != null) {
      places.put(open, openPlace);
    }
    if (plan.repeatsBytes()) {
      count(source);
    }
  }

  /** Counts the writes that hold the same bytes as a wanted one behind them. */
  private void count(ScenarioRows source) throws IOException {
    index = 0;
    source.forEach(
        options.flow(),
        row -> {
          for (byte[] write : options.textFormat().writes(row.row())) {
            places.replaceAll((name, place) ->
                index < place.index() ? place.withPattern(place.pattern().after(write)) : place);
            index++;
          }
        });
  }

  private void add(NumberedRow row, Optional<Row> following) {
    FlowPlan.RowPlan writes = plan.next(row);
    RowTimes times = pace.next(row.row(), following, writes.count());
    rows = row.number();
    for (int i = 0; i < writes.count(); i++) {
      long dueNs = times.dueNs(i);
      if (open != null) {
        places.put(open, openPlace.withNextDueNs(dueNs));
        open = null;
      }
      int bytes = writes.bytes(i);
      longestBytes = Math.max(longestBytes, bytes);
      WriteName name = new WriteName(options.flow(), row.number(), i + 1L);
      if (wanted.contains(name)) {
        open = name;
        openPlace =
            new WritePlace(
                index, seq, seq + bytes - 1, dueNs, Long.MAX_VALUE, writes.pattern(i, times));
      }
      index++;
      seq += bytes;
    }
    if (wanted.stream().anyMatch(name -> name.row() == row.number())) {
      writesOfRow.put(row.number(), writes.count());
    }
  }

  /** What was found. */
  Map<WriteName, WritePlace> places() {
    return places;
  }

  /** How many rows there are. */
  long rows() {
    return rows;
  }

  /** How many writes a row has of which a write was wanted. */
  int writesOf(long row) {
    return writesOfRow.getOrDefault(row, 0);
  }

  /** The longest write. */
  int longestBytes() {
    return longestBytes;
  }
}

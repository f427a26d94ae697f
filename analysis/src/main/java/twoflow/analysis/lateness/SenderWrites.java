package twoflow.analysis.lateness;

import java.util.function.LongConsumer;
import twoflow.analysis.link.WriteTable;
import twoflow.analysis.store.ExactQuantiles;

/**
 * Measures the writes of one client on one connection, in the order of the stream.
 *
 * @param table the writes
 * @param onCaptureClock whether their times may be compared with those of frames
 */
record SenderWrites(WriteTable table, boolean onCaptureClock) {

  /** Ranks a measure of the writes of a part, as far as it is known. */
  ExactQuantiles lateness(Measure measure, long from, long to) {
    return new ExactQuantiles(values -> forEach(measure, from, to, values));
  }

  /** Ranks the times when the writes of a part were due, of those for which a measure is known. */
  ExactQuantiles due(Measure measure, long from, long to) {
    return new ExactQuantiles(values -> {
      for (long i = from; i < to; i++) {
        if (isKnown(measure, i)) {
          values.accept(table.dueNs(i));
        }
      }
    });
  }

  /** Shows a measure of the writes of a part, as far as it is known. */
  void forEach(Measure measure, long from, long to, LongConsumer lateness) {
    for (long i = from; i < to; i++) {
      if (isKnown(measure, i)) {
        lateness.accept(measure.of(table, i));
      }
    }
  }

  /** How many are in the capture. */
  long captured() {
    long captured = 0;
    for (long i = 0; i < table.size(); i++) {
      captured += table.wireNs(i) == WriteTable.UNKNOWN ? 0 : 1;
    }
    return captured;
  }

  private boolean isKnown(Measure measure, long index) {
    return (onCaptureClock || !measure.onWire()) && measure.isKnown(table, index);
  }

  /** The program that logged them. */
  String role() {
    return table.sender();
  }

  /** How many have a place in the stream. */
  long size() {
    return table.size();
  }
}

package twoflow.analysis.lateness;

import java.util.function.LongConsumer;
import twoflow.analysis.link.WriteTable;
import twoflow.analysis.store.ExactQuantiles;

/**
 * Measures the writes of one client on one connection, in the order of the stream.
 *
 * @param table the writes
 */
record SenderWrites(WriteTable table) {

  /** Ranks a measure of the writes of a part, as far as it is known. */
  ExactQuantiles lateness(Measure measure, long from, long to) {
    return new ExactQuantiles(values -> forEach(measure, from, to, values));
  }

  /** Ranks the times when the writes of a part were due, of those for which a measure is known. */
  ExactQuantiles due(Measure measure, long from, long to) {
    return new ExactQuantiles(values -> {
      for (long i = from; i < to; i++) {
        if (measure.isKnown(table, i)) {
          values.accept(table.dueNs(i));
        }
      }
    });
  }

  /** Shows a measure of the writes of a part, as far as it is known. */
  void forEach(Measure measure, long from, long to, LongConsumer lateness) {
    for (long i = from; i < to; i++) {
      if (measure.isKnown(table, i)) {
        lateness.accept(measure.of(table, i));
      }
    }
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

package twoflow.analysis.lateness;

import java.util.function.LongConsumer;
import twoflow.analysis.store.ExactQuantiles;
import twoflow.analysis.store.RecordList;
import twoflow.analysis.store.RecordStore;
import twoflow.core.event.Event;

/** The writes of one client on one connection, in the order of the stream. */
final class SenderWrites {

  static final int FIRST_SEQ = 0;
  static final int SENT_NS = 1;
  static final int DUE_NS = 2;
  static final int WIRE_NS = 3;
  private static final int FIELDS = 4;

  /** A time that is not known, as in an {@link Event}. */
  private static final long UNKNOWN = 0;

  /** A later time is an error of the file; up to here differences of differences fit a long. */
  private static final long MAX_TIME_NS = 4_000_000_000_000_000_000L;

  private final String role;
  private final RecordList writes;
  private long lastSeq;
  private long outOfOrder;
  private long scheduled;

  SenderWrites(String role, RecordStore store) {
    this.role = role;
    this.writes = store.list(FIELDS);
  }

  /** Appends a write; one that does not lie behind the one before is only counted. */
  void add(Event sent) {
    if (sent.firstSeq() <= lastSeq || sent.lastSeq() < sent.firstSeq()) {
      outOfOrder++;
      return;
    }
    lastSeq = sent.lastSeq();
    long dueNs = known(sent.dueNs());
    scheduled += dueNs == UNKNOWN ? 0 : 1;
    writes.add(sent.firstSeq(), known(sent.timeNs()), dueNs, UNKNOWN);
  }

  /** A frame carried these bytes; of several frames with a write's first byte, the first counts. */
  void captured(long firstSeq, long lastSeq, long timeNs) {
    long index = writes.floor(FIRST_SEQ, firstSeq);
    if (index < 0 || writes.get(index, FIRST_SEQ) < firstSeq) {
      index++;
    }
    for (; index < writes.size() && writes.get(index, FIRST_SEQ) <= lastSeq; index++) {
      if (writes.get(index, WIRE_NS) == UNKNOWN) {
        writes.set(index, WIRE_NS, known(timeNs));
      }
    }
  }

  /** The program that logged them. */
  String role() {
    return role;
  }

  /** How many have a place in the stream. */
  long size() {
    return writes.size();
  }

  /** How many were logged in all. */
  long logged() {
    return writes.size() + outOfOrder;
  }

  /** How many were logged with bytes that an earlier one had. */
  long outOfOrder() {
    return outOfOrder;
  }

  /** How many had a time when they were due. */
  long scheduled() {
    return scheduled;
  }

  /** Ranks a measure of the writes of a part, as far as it is known. */
  ExactQuantiles lateness(Measure measure, long from, long to) {
    return new ExactQuantiles(values -> forEach(measure, from, to, values));
  }

  /** Ranks the times when the writes of a part were due, of those for which a measure is known. */
  ExactQuantiles due(Measure measure, long from, long to) {
    return new ExactQuantiles(values -> {
      for (long i = from; i < to; i++) {
        if (isKnown(measure, i)) {
          values.accept(writes.get(i, DUE_NS));
        }
      }
    });
  }

  /** Shows a measure of the writes of a part, as far as it is known. */
  void forEach(Measure measure, long from, long to, LongConsumer lateness) {
    for (long i = from; i < to; i++) {
      if (isKnown(measure, i)) {
        lateness.accept(writes.get(i, measure.to()) - writes.get(i, measure.from()));
      }
    }
  }

  private boolean isKnown(Measure measure, long index) {
    return writes.get(index, measure.from()) != UNKNOWN
        && writes.get(index, measure.to()) != UNKNOWN;
  }

  private static long known(long timeNs) {
    return timeNs > UNKNOWN && timeNs < MAX_TIME_NS ? timeNs : UNKNOWN;
  }
}

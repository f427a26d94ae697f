package twoflow.analysis.lateness;

import twoflow.analysis.link.WriteTable;

/** Two points in the life of a write, and the time from one to the other; negative is early. */
public enum Measure {
  /** From the schedule to just before the write: what the sender itself adds. */
  SENT_AFTER_DUE(WriteTable::dueNs, WriteTable::sentNs, false),
  /** From the schedule to the first frame: what a reader of the capture sees. */
  WIRE_AFTER_DUE(WriteTable::dueNs, WriteTable::wireNs, true),
  /** From just before the write to the first frame: what the system call and the kernel add. */
  WIRE_AFTER_SENT(WriteTable::sentNs, WriteTable::wireNs, true);

  private final Time from;
  private final Time to;
  private final boolean onWire;

  Measure(Time from, Time to, boolean onWire) {
    this.from = from;
    this.to = to;
    this.onWire = onWire;
  }

  /** Whether it compares a time of the sender with one of the capture. */
  boolean onWire() {
    return onWire;
  }

  /** Whether both times of a write are known. */
  boolean isKnown(WriteTable writes, long index) {
    return from.of(writes, index) != WriteTable.UNKNOWN
        && to.of(writes, index) != WriteTable.UNKNOWN;
  }

  /** The time between the two, which must be known. */
  long of(WriteTable writes, long index) {
    return to.of(writes, index) - from.of(writes, index);
  }

  /** One of the times of a write. */
  @FunctionalInterface
  private interface Time {

    /** Epoch nanoseconds. */
    long of(WriteTable writes, long index);
  }
}

package twoflow.analysis.lateness;

/** Two points in the life of a write, and the time from one to the other; negative is early. */
public enum Measure {
  /** From the schedule to just before the write: what the sender itself adds. */
  SENT_AFTER_DUE(SenderWrites.DUE_NS, SenderWrites.SENT_NS),
  /** From the schedule to the first frame: what a reader of the capture sees. */
  WIRE_AFTER_DUE(SenderWrites.DUE_NS, SenderWrites.WIRE_NS),
  /** From just before the write to the first frame: what the system call and the kernel add. */
  WIRE_AFTER_SENT(SenderWrites.SENT_NS, SenderWrites.WIRE_NS);

  private final int from;
  private final int to;

  Measure(int from, int to) {
    this.from = from;
    this.to = to;
  }

  /** The field of a write at which it begins. */
  int from() {
    return from;
  }

  /** The field of a write at which it ends. */
  int to() {
    return to;
  }
}

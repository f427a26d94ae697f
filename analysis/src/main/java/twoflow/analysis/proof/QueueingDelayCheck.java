package twoflow.analysis.proof;

import twoflow.analysis.event.RunClocks;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.WriteTable;

/**
 * Whether the writes of one flow wait longer for their first frame while a row of the other one is
 * on its way. The capture sees a packet when it leaves the queue.
 */
final class QueueingDelayCheck implements ProofCheck {

  private final Way way;
  private final WriteTable writes;
  private final Medians medians;
  private final double factorMin;
  private final RunClocks clocks;
  private long next;

  /**
   * @param way of the flow's sender
   * @param clocks which times may be compared
   */
  QueueingDelayCheck(Way way, Medians medians, double factorMin, RunClocks clocks) {
    this.way = way;
    this.writes = way.direction().writes();
    this.medians = medians;
    this.factorMin = factorMin;
    this.clocks = clocks;
  }

  /** A sender's bytes come in order the first time. */
  @Override
  public void segment(SegmentRecord segment) {
    if (!way.has(segment) || segment.payloadBytes() == 0) {
      return;
    }
    for (; next < writes.size() && writes.firstSeq(next) <= segment.lastSeq(); next++) {
      if (writes.sentNs(next) != WriteTable.UNKNOWN) {
        medians.add(writes.sentNs(next), segment.timeNs());
      }
    }
  }

  @Override
  public Finding finding() {
    if (!clocks.sharesCapture(writes.sender())) {
      return new Finding(
          false,
          "not checked: it compares times of "
              + writes.sender()
              + " and of the capture, which have clocks of different hosts",
          "make the run on one host: nothing says that the behaviour did not show");
    }
    return medians.finding("writes", factorMin);
  }
}

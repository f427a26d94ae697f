package twoflow.analysis.proof;

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
  private long next;

  /**
   * @param way of the flow's sender
   */
  QueueingDelayCheck(Way way, Medians medians, double factorMin) {
    this.way = way;
    this.writes = way.direction().writes();
    this.medians = medians;
    this.factorMin = factorMin;
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
    return medians.finding("writes", factorMin);
  }
}

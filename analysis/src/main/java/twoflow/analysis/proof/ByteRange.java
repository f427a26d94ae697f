package twoflow.analysis.proof;

import twoflow.analysis.link.SegmentRecord;
import twoflow.core.scenario.Scenario;
import twoflow.core.scenario.WriteRange;

/**
 * Bytes of a stream.
 *
 * @param firstSeq stream offset of the first one + 1
 * @param lastSeq stream offset of the last one + 1
 */
record ByteRange(long firstSeq, long lastSeq) {

  /** The bytes of some writes. */
  static ByteRange of(Scenario scenario, WriteRange writes) {
    return new ByteRange(
        scenario.place(writes.first()).firstSeq(), scenario.place(writes.last()).lastSeq());
  }

  /** Whether a segment has some of them. */
  boolean overlaps(SegmentRecord segment) {
    return segment.payloadBytes() > 0
        && segment.firstSeq() <= lastSeq
        && segment.lastSeq() >= firstSeq;
  }

  /** Whether a segment has no others. */
  boolean contains(SegmentRecord segment) {
    return segment.firstSeq() >= firstSeq && segment.lastSeq() <= lastSeq;
  }

  @Override
  public String toString() {
    return firstSeq + ".." + lastSeq;
  }
}

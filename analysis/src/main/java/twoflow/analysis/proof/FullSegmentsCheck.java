package twoflow.analysis.proof;

import twoflow.analysis.link.SegmentRecord;

/** Whether long data is cut into segments of the greatest length. */
final class FullSegmentsCheck implements ProofCheck {

  private final Way way;
  private final int bytes;
  private final int countMin;
  private long full;
  private SegmentRecord longest;

  FullSegmentsCheck(Way way, int bytes, int countMin) {
    this.way = way;
    this.bytes = bytes;
    this.countMin = countMin;
  }

  @Override
  public void segment(SegmentRecord segment) {
    if (!way.has(segment) || segment.payloadBytes() == 0) {
      return;
    }
    full += segment.payloadBytes() == bytes ? 1 : 0;
    if (longest == null || segment.payloadBytes() > longest.payloadBytes()) {
      longest = segment;
    }
  }

  @Override
  public Finding finding() {
    String most =
        longest == null
            ? "no data"
            : "the longest segment has "
                + longest.payloadBytes()
                + " bytes (frame "
                + longest.frame()
                + ")";
    return new Finding(
        longest != null && longest.payloadBytes() <= bytes && full >= countMin,
        full
            + " segments of "
            + bytes
            + " bytes, "
            + most
            + "; the scenario says "
            + countMin
            + " at least, and none longer");
  }
}

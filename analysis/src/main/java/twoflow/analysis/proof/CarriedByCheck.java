package twoflow.analysis.proof;

import twoflow.analysis.link.SegmentRecord;
import twoflow.core.scenario.WriteRange;

/**
 * Whether so many segments carry the bytes of some writes, and no other bytes. What is sent again
 * is not counted: when an ACK is late, Linux repeats the last segment (tail loss probe, RFC 8985).
 */
final class CarriedByCheck implements ProofCheck {

  private final Way way;
  private final WriteRange writes;
  private final ByteRange range;
  private final int wanted;
  private long segments;
  private long repeated;
  private SegmentRecord first;
  private SegmentRecord last;
  private SegmentRecord other;

  /**
   * @param range the bytes of the writes
   */
  CarriedByCheck(Way way, WriteRange writes, ByteRange range, int wanted) {
    this.way = way;
    this.writes = writes;
    this.range = range;
    this.wanted = wanted;
  }

  @Override
  public void segment(SegmentRecord segment) {
    if (!way.has(segment) || !range.overlaps(segment)) {
      return;
    }
    if (segment.retransmission()) {
      repeated++;
      return;
    }
    segments++;
    first = first == null ? segment : first;
    last = segment;
    if (other == null && !range.contains(segment)) {
      other = segment;
    }
  }

  @Override
  public Finding finding() {
    if (first == null) {
      return new Finding(false, writes + ", bytes " + range + ": in no frame");
    }
    String words = writes + ", bytes " + range + ", in " + segments;
    words += segments == 1 ? " segment: " : " segments: ";
    words += segments == 1 ? "frame " + first.frame() : "frames " + first.frame() + " to ";
    words += segments == 1 ? "" : last.frame();
    if (repeated > 0) {
      words += "; sent again in " + repeated + " more";
    }
    if (other != null) {
      words += "; frame " + other.frame() + " has other bytes, too";
    }
    return new Finding(
        segments == wanted && other == null, words + "; the scenario says " + wanted);
  }
}

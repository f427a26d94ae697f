package twoflow.report.page;

import java.util.Set;
import twoflow.analysis.figures.SegmentMark;

/** A segment's marks as one number: lost is 1, repeated 2, late 4. A page's script knows them. */
final class MarkBits {

  private MarkBits() {}

  static int of(Set<SegmentMark> marks) {
    int bits = 0;
    for (SegmentMark mark : marks) {
      bits |= 1 << mark.ordinal();
    }
    return bits;
  }
}

package twoflow.analysis.figures;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.SegmentRecord;

/** Which segments of a run were lost, have repeated bytes, or were held back. */
public final class SegmentMarks {

  private final LongPredicate lost;
  private final HeldSegments held;

  /**
   * Goes through a capture's segments.
   *
   * @param lost whether the network lost the frame with this number
   */
  public SegmentMarks(LinkedCapture capture, LongPredicate lost) {
    this.lost = lost;
    this.held = HeldSegments.of(capture, lost);
  }

  /** The marks of a segment, in their order. */
  public Set<SegmentMark> of(SegmentRecord segment) {
    Set<SegmentMark> marks = EnumSet.noneOf(SegmentMark.class);
    if (lost.test(segment.frame())) {
      marks.add(SegmentMark.LOST);
    }
    if (segment.repeatedBytes() > 0) {
      marks.add(SegmentMark.REPEATED);
    }
    if (held.of(segment.frame()).isPresent()) {
      marks.add(SegmentMark.LATE);
    }
    return marks;
  }

  /** For how long a segment was held back. */
  public Optional<Held> held(SegmentRecord segment) {
    return held.of(segment.frame());
  }
}

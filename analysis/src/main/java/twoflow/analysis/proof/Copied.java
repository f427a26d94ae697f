package twoflow.analysis.proof;

import java.util.List;
import twoflow.analysis.link.SegmentRecord;

/** Something that was sent, perhaps several times. */
interface Copied {

  /** Takes a segment of the run; returns whether it is a copy. */
  boolean take(SegmentRecord segment);

  /** All copies, in the order of the capture. */
  List<SegmentRecord> all();
}

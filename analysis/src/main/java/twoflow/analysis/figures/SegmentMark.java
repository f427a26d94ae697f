package twoflow.analysis.figures;

/** What a segment did otherwise than most. */
public enum SegmentMark {
  /** A fault of the run's scenario made the network lose it, behind the place of the capture. */
  LOST,
  /** It has bytes that were captured before. */
  REPEATED,
  /** Its receiver held it back, since bytes before it were not there yet ({@link HeldSegments}). */
  LATE
}

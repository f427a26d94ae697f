package twoflow.analysis.proof;

import twoflow.analysis.event.JoinedEvent;
import twoflow.analysis.link.SegmentRecord;

/** Looks for one behaviour in the segments of a run, in the order of the capture. */
interface ProofCheck {

  /** Takes the next segment of the run. */
  default void segment(SegmentRecord segment) {}

  /** Takes an event of the run; all come after the last segment. */
  default void event(JoinedEvent event) {}

  /** What was found. */
  Finding finding();

  /**
   * What was found.
   *
   * @param holds whether it is what the scenario says
   * @param words what it is
   * @param cause the likely cause if it does not hold, and what to do
   */
  record Finding(boolean holds, String words, String cause) {

    private static final String NOT_SHOWN =
        "the behaviour did not show: make the run again, on a machine that is not overloaded";

    /** What was found in times that may be compared. */
    Finding(boolean holds, String words) {
      this(holds, words, NOT_SHOWN);
    }
  }
}

package twoflow.lesson.sheet;

import java.util.stream.Collectors;
import twoflow.analysis.verdict.Failure;
import twoflow.analysis.verdict.Verdict;

/** A run is not complete: nothing is asked of it, because an answer could be wrong. */
public final class IncompleteRunException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reasons;

  /** A run with a verdict. */
  public IncompleteRunException(String run, Verdict verdict) {
    this(run, verdict.failures().stream().map(Failure::title).collect(Collectors.joining("; ")));
  }

  private IncompleteRunException(String run, String reasons) {
    super(
        run
            + ": the capture is not complete, so nothing is asked of it ("
            + reasons
            + "): make the run again, or see './lab report "
            + run
            + "'");
    this.reasons = reasons;
  }

  /** What the capture lacks, in a few words. */
  public String reasons() {
    return reasons;
  }
}

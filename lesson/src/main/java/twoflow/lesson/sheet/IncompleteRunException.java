package twoflow.lesson.sheet;

import java.util.stream.Collectors;
import twoflow.analysis.verdict.Failure;
import twoflow.analysis.verdict.Verdict;

/** A run is not complete: nothing is asked of it, because an answer could be wrong. */
public final class IncompleteRunException extends Exception {

  private static final long serialVersionUID = 1L;

  /** A run with a verdict. */
  public IncompleteRunException(String run, Verdict verdict) {
    super(
        run
            + ": the capture is not complete, so nothing is asked of it ("
            + verdict.failures().stream().map(Failure::title).collect(Collectors.joining("; "))
            + "): make the run again, or see './lab report "
            + run
            + "'");
  }
}

package twoflow.analysis.verdict;

import java.util.List;

/**
 * Whether the capture is complete and every row was found in it.
 *
 * @param checks what was checked, in the order of a reader's interest
 */
public record Verdict(List<Check> checks) {

  /** Whether every check passed. */
  public boolean complete() {
    return checks.stream().allMatch(Check::passed);
  }

  /** What went wrong, each thing with the checks that failed because of it. */
  public List<Failure> failures() {
    return new FailureGrouping(checks).group();
  }
}

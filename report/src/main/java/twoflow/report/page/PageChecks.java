package twoflow.report.page;

import java.util.List;
import twoflow.analysis.verdict.Check;
import twoflow.analysis.verdict.Failure;
import twoflow.analysis.verdict.Verdict;

/**
 * What the page has of a verdict. A run of a thousand pairs has ten thousand checks: the page
 * counts all of them and shows the first ones.
 *
 * @param passedCount how many checks passed
 * @param failedCount how many checks failed
 * @param passed the first ones that passed
 * @param reasons the first reasons why checks failed
 * @param reasonCount how many reasons there are
 */
public record PageChecks(
    long passedCount,
    long failedCount,
    List<Check> passed,
    List<Reason> reasons,
    long reasonCount) {

  private static final int MAX_PASSED = 200;
  private static final int MAX_REASONS = 50;
  private static final int MAX_FOLLOWING = 50;

  /**
   * What went wrong, once.
   *
   * @param words what it is, and how many checks follow
   * @param root the check that shows it
   * @param following the first checks that follow from it
   * @param followingCount how many follow
   */
  public record Reason(String words, Check root, List<Check> following, long followingCount) {

    static Reason of(Failure failure) {
      List<Check> following = failure.following();
      return new Reason(
          failure.words(),
          failure.root(),
          following.stream().limit(MAX_FOLLOWING).toList(),
          following.size());
    }
  }

  /** The page's part of a verdict. */
  public static PageChecks of(Verdict verdict) {
    List<Check> passed = verdict.checks().stream().filter(Check::passed).toList();
    List<Failure> failures = verdict.failures();
    return new PageChecks(
        passed.size(),
        verdict.checks().size() - passed.size(),
        passed.stream().limit(MAX_PASSED).toList(),
        failures.stream().limit(MAX_REASONS).map(Reason::of).toList(),
        failures.size());
  }
}

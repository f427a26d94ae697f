package twoflow.report.output;

import java.io.PrintStream;
import java.util.List;
import twoflow.analysis.verdict.Check;
import twoflow.analysis.verdict.Verdict;

/** The verdict for people: one screen of plain text, what failed first when there is too much. */
public final class VerdictText {

  private static final int MAX_LINES = 24;

  private final PrintStream out;

  /** Prints to a stream. */
  public VerdictText(PrintStream out) {
    this.out = out;
  }

  /** Prints what was checked. */
  public void printChecks(Verdict verdict) {
    List<Check> checks = verdict.checks();
    long failed = failed(checks);
    int width = checks.stream().mapToInt(check -> check.name().length()).max().orElse(0);
    long roomForPassed = Math.max(0, MAX_LINES - failed);
    int shown = 0;
    long shownPassed = 0;
    for (Check check : checks) {
      if (check.passed() ? shownPassed < roomForPassed : shown - shownPassed < MAX_LINES) {
        print(check, width);
        shown++;
        shownPassed += check.passed() ? 1 : 0;
      }
    }
    if (shown < checks.size()) {
      out.println("  (" + (checks.size() - shown) + " more checks: " + VerdictFile.NAME + ")");
    }
  }

  /** Prints what failed, and nothing else. */
  public void printFailed(Verdict verdict) {
    List<Check> failed = verdict.checks().stream().filter(check -> !check.passed()).toList();
    int width = failed.stream().mapToInt(check -> check.name().length()).max().orElse(0);
    failed.stream().limit(MAX_LINES).forEach(check -> print(check, width));
    if (failed.size() > MAX_LINES) {
      out.println("  (" + (failed.size() - MAX_LINES) + " more checks: " + VerdictFile.NAME + ")");
    }
  }

  /** Prints the verdict on a run. */
  public void printSummary(String run, Verdict verdict) {
    List<Check> checks = verdict.checks();
    long failed = failed(checks);
    out.println(
        run
            + (failed == 0
                ? ": complete, " + checks.size() + " checks passed"
                : ": NOT COMPLETE, " + failed + " of " + checks.size() + " checks failed"));
  }

  private static long failed(List<Check> checks) {
    return checks.stream().filter(check -> !check.passed()).count();
  }

  private void print(Check check, int width) {
    String name = check.name() + " ".repeat(width - check.name().length());
    out.println((check.passed() ? "ok    " : "FAIL  ") + name + "  " + check.found());
    if (!check.passed()) {
      out.println(" ".repeat(width + 8) + "likely cause: " + check.cause());
    }
  }
}

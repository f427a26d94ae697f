package twoflow.report.verdict;

import java.util.ArrayList;
import java.util.List;
import twoflow.report.link.Check;

/** Collects checks. */
final class Findings {

  private final List<Check> checks = new ArrayList<>();

  void passed(String name, String found) {
    checks.add(new Check(name, true, found, ""));
  }

  void failed(String name, String found, String cause) {
    checks.add(new Check(name, false, found, cause));
  }

  void check(String name, boolean passed, String found, String causeWhenFailed) {
    checks.add(new Check(name, passed, found, passed ? "" : causeWhenFailed));
  }

  List<Check> checks() {
    return List.copyOf(checks);
  }
}

package twoflow.analysis.verdict;

import java.util.ArrayList;
import java.util.List;
import twoflow.core.payload.Printable;

/** Collects checks; their text may come from anybody, and is made fit to be shown. */
final class CheckList {

  private final List<Check> checks = new ArrayList<>();

  void passed(String name, String found) {
    check(name, true, found, "");
  }

  void failed(String name, String found, String cause) {
    check(name, false, found, cause);
  }

  void check(String name, boolean passed, String found, String causeWhenFailed) {
    String cause = passed ? "" : Printable.of(causeWhenFailed);
    checks.add(new Check(name, passed, Printable.of(found), cause));
  }

  List<Check> toList() {
    return List.copyOf(checks);
  }
}

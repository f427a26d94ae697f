package twoflow.analysis.verdict;

import java.util.ArrayList;
import java.util.List;
import twoflow.core.payload.Printable;

/** Collects checks; their text may come from anybody, and is made fit to be shown. */
final class CheckList {

  private final List<Check> checks = new ArrayList<>();

  /** Adds what is checked once in a run, and holds. */
  void passed(CheckKind kind, String found) {
    passed(kind, "", found);
  }

  void passed(CheckKind kind, String subject, String found) {
    add(Check.passed(kind, subject, Printable.of(found)));
  }

  /** Adds what is checked once in a run, and failed. */
  void failed(CheckKind kind, String found, String cause) {
    failed(kind, "", found, cause);
  }

  void failed(CheckKind kind, String subject, String found, String cause) {
    add(Check.failed(kind, subject, Printable.of(found), Printable.of(cause)));
  }

  void check(CheckKind kind, String subject, boolean passed, String found, String causeWhenFailed) {
    if (passed) {
      passed(kind, subject, found);
    } else {
      failed(kind, subject, found, causeWhenFailed);
    }
  }

  void add(Check check) {
    checks.add(check);
  }

  List<Check> toList() {
    return List.copyOf(checks);
  }
}

package twoflow.analysis.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Groups failed checks by what went wrong. If packets are missing, that explains gaps, rows that
 * are not found and events without bytes; what the packets that are there show cannot follow from
 * it. The rest is grouped by flow.
 */
final class FailureGrouping {

  private final List<Check> left;
  private final List<Failure> failures = new ArrayList<>();

  FailureGrouping(List<Check> checks) {
    left = new ArrayList<>(checks.stream().filter(check -> !check.passed()).toList());
  }

  List<Failure> group() {
    // The kinds are declared in the order in which they explain each other.
    first(check -> check.kind().showsMissingPackets())
        .ifPresent(root -> take(root, check -> check.kind().followsMissingPackets()));
    first(check -> check.kind() == CheckKind.EVENT_FILES)
        .ifPresent(root -> take(root, check -> check.kind() == CheckKind.EVENTS));
    while (!left.isEmpty()) {
      Check root =
          first(check -> check.kind() == CheckKind.OTHER_ROWS).or(() -> first(any -> true)).get();
      take(root, check -> !root.subject().isEmpty() && check.subject().equals(root.subject()));
    }
    return failures;
  }

  private Optional<Check> first(Predicate<Check> which) {
    return left.stream().filter(which).min(Comparator.comparing(Check::kind));
  }

  private void take(Check root, Predicate<Check> which) {
    left.remove(root);
    List<Check> following = left.stream().filter(which).toList();
    left.removeAll(following);
    failures.add(new Failure(title(root), root, following));
  }

  private static String title(Check root) {
    String flow = root.subject();
    return switch (root.kind()) {
      // Named by what was found.
      case CAPTURE_COUNT -> root.title();
      case CAPTURE_FILE -> "The capture file is not whole";
      case CAPTURE_LOG -> "The capture did not end well";
      case CONNECTIONS -> "The capture has no connection of this run";
      case CONNECTION -> "A connection was not captured from its beginning to its end";
      case EARLY_BYTES, GAPS -> "Packets are missing in the capture";
      case PAIR -> flow + ": another program took a client's place";
      case INPUT -> flow + ": the CSV file cannot be used";
      case LEGS -> flow + ": the two legs did not carry the same bytes";
      case OTHER_ROWS -> flow + ": other rows were sent than the CSV file has";
      case RTP -> flow + ": packets of the call do not follow from each other";
      case ROWS, LINKS -> flow + ": rows are missing";
      case BROADCASTS -> "A message did not reach every other member";
      case EVENT_FILES -> "The event files do not fit the capture";
      case EVENTS -> flow + ": the programs logged other bytes than were captured";
      case SCENARIO -> "The scenario of the run cannot be read";
      case PROOF -> "What the scenario says was not shown";
      case REFUSED, NOT_PAIRED, NO_MEMBERS, UNUSED_BYTES, LARGE_FRAMES, WRITES, CLOCKS ->
          root.title();
    };
  }
}

package twoflow.lesson.grade;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import twoflow.lesson.grade.Graded.Marked;

/**
 * What submissions have in common. It is shown, not judged: a class may have worked in pairs, or on
 * one capture of the teacher's. What more than half of a class have in common is said once.
 */
final class Sharing {

  private static final int MIN_CLASS = 4;
  private static final int SHOWN_NAMES = 3;

  private final List<Marked> marked;
  private final Map<Submission, List<String>> remarks = new HashMap<>();
  private final Set<String> lines = new LinkedHashSet<>();

  /** Groups with the same capture: that they have its connections and rows in common follows. */
  private final Set<Set<Submission>> seen = new HashSet<>();

  private Sharing(List<Marked> marked) {
    this.marked = marked;
  }

  /** Compares all with all. */
  static Sharing of(List<Marked> marked) {
    Sharing sharing = new Sharing(marked);
    sharing.compare("the same capture", m -> Stream.of(m.fingerprints().captureSha256()));
    sharing.compare(
        "the same connections, by their initial sequence numbers, in another file",
        m -> m.fingerprints().isnPairs().stream());
    sharing.compare("the same rows", m -> Stream.of(m.fingerprints().rows()));
    sharing.seen.clear();
    sharing.compare("the same answers", m -> m.fingerprints().answers().stream());
    return sharing;
  }

  /** What a submission shares with others. */
  List<String> remarks(Submission submission) {
    return remarks.getOrDefault(submission, List.of());
  }

  /** A line for each group. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  private void compare(String what, Function<Marked, Stream<String>> prints) {
    Map<String, Set<Submission>> groups = new LinkedHashMap<>();
    for (Marked one : marked) {
      prints
          .apply(one)
          .forEach(print ->
              groups.computeIfAbsent(print, p -> new LinkedHashSet<>()).add(one.submission()));
    }
    for (Set<Submission> group : groups.values()) {
      if (group.size() > 1 && seen.add(group)) {
        add(what, List.copyOf(group));
      }
    }
  }

  private void add(String what, List<Submission> group) {
    if (marked.size() >= MIN_CLASS && group.size() * 2 > marked.size()) {
      lines.add(what + " in " + group.size() + " of " + marked.size() + " submissions");
      return;
    }
    lines.add(what + ": " + names(group));
    for (Submission one : group) {
      List<Submission> others = group.stream().filter(other -> !other.equals(one)).toList();
      remarks.computeIfAbsent(one, s -> new ArrayList<>()).add(what + " as " + names(others));
    }
  }

  private static String names(List<Submission> group) {
    String names =
        group.stream()
            .limit(SHOWN_NAMES)
            .map(Submission::identifier)
            .collect(Collectors.joining(", "));
    int more = group.size() - SHOWN_NAMES;
    return more > 0 ? names + " and " + more + " more" : names;
  }
}

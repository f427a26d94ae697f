package twoflow.lesson.grade;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.RowLink;
import twoflow.core.seed.Marker;
import twoflow.core.seed.RunSeed;

/**
 * The markers in the rows that a capture carries: rows that were made from a student's ID have that
 * student's.
 *
 * @param texts the markers, each with which the first row of a flow begins
 */
record RowMarkers(Set<String> texts) {

  /** What stands before a message on the wire: timestamp, speaker and flow. */
  private static final int FIELDS_BEFORE = 3;

  static RowMarkers of(RunAnalysis run) throws IOException {
    Set<String> texts = new TreeSet<>();
    run.links()
        .forEach(link -> {
          if (link.row() == 1 && link.leg() == Leg.TO_RELAY) {
            in(link).map(Marker::text).ifPresent(texts::add);
          }
        });
    return new RowMarkers(Set.copyOf(texts));
  }

  /** What a teacher is told when they are not those of a student's ID. */
  List<String> remarks(Optional<String> student) {
    if (student.isEmpty()) {
      return List.of();
    }
    try {
      String expected = RunSeed.ofStudent(student.get()).marker().text();
      if (texts.equals(Set.of(expected))) {
        return List.of();
      }
      String found =
          texts.isEmpty()
              ? "no marker"
              : "the marker " + texts.stream().sorted().collect(Collectors.joining(" and "));
      return List.of(
          "the rows are not those of the ID in the answers' head: they have "
              + found
              + ", the ID's is "
              + expected);
    } catch (IllegalArgumentException e) {
      return List.of("the ID in the answers' head is none: " + e.getMessage());
    }
  }

  private static Optional<Marker> in(RowLink link) {
    String[] fields = link.text().split(" \\| ", FIELDS_BEFORE + 1);
    return fields.length > FIELDS_BEFORE ? Marker.in(fields[FIELDS_BEFORE]) : Optional.empty();
  }
}

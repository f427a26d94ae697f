package twoflow.lesson.grade;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;
import twoflow.lesson.grade.Graded.Marked;
import twoflow.lesson.grade.Graded.Unmarked;
import twoflow.lesson.marking.Marks;
import twoflow.lesson.question.QuestionId;

/**
 * A class, graded.
 *
 * <p>A question counts if at least half of the graded submissions list it: a teacher may have
 * chosen levels, and whoever deletes a question's line has not answered it. It is no point less for
 * those of whose run it cannot be asked.
 *
 * @param questions the questions that count, in their order
 * @param rows a row for each submission
 * @param shared what submissions have in common, a line for each group
 */
record GradedClass(List<QuestionId> questions, List<Row> rows, List<String> shared) {

  /** Takes the lists as they are. */
  GradedClass {
    questions = List.copyOf(questions);
    rows = List.copyOf(rows);
    shared = List.copyOf(shared);
  }

  /**
   * One submission.
   *
   * @param submission the submission
   * @param student the student's ID, by the head of the answers
   * @param seed the seed by which it was marked
   * @param marks the marks of the questions that count; empty when it could not be graded
   * @param remarks what the teacher is told; first, why it could not be graded
   */
  record Row(
      Submission submission,
      Optional<String> student,
      OptionalLong seed,
      Optional<Marks> marks,
      List<String> remarks) {

    /** Takes the list as it is. */
    Row {
      remarks = List.copyOf(remarks);
    }
  }

  static GradedClass of(List<Graded> graded) {
    List<Marked> marked =
        graded.stream().filter(Marked.class::isInstance).map(Marked.class::cast).toList();
    TreeSet<QuestionId> questions = counting(marked);
    Sharing sharing = Sharing.of(marked);
    UsualSeed usualSeed = UsualSeed.of(marked);
    List<Row> rows = new ArrayList<>();
    for (Graded one : graded) {
      rows.add(
          switch (one) {
            case Marked m -> row(m, m.marks().of(questions::contains), sharing, usualSeed);
            case Unmarked u ->
                new Row(
                    u.submission(),
                    u.student(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    List.of("not graded: " + u.reason()));
          });
    }
    return new GradedClass(List.copyOf(questions), rows, sharing.lines());
  }

  private static TreeSet<QuestionId> counting(List<Marked> marked) {
    Map<QuestionId, Integer> listed = new HashMap<>();
    marked.forEach(m -> m.listed().forEach(id -> listed.merge(id, 1, Integer::sum)));
    return listed.entrySet().stream()
        .filter(entry -> entry.getValue() * 2 >= marked.size())
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Row row(Marked one, Marks marks, Sharing sharing, UsualSeed usualSeed) {
    List<String> remarks = new ArrayList<>(one.remarks());
    usualSeed.remark(one).ifPresent(remarks::add);
    long missing =
        marks.all().stream().filter(m -> !one.listed().contains(m.question().id())).count();
    if (missing > 0) {
      remarks.add("without a line for " + missing + " of the questions");
    }
    remarks.addAll(sharing.remarks(one.submission()));
    return new Row(
        one.submission(),
        one.head().student(),
        OptionalLong.of(one.seed()),
        Optional.of(marks),
        remarks);
  }
}

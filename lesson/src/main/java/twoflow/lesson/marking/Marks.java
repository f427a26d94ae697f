package twoflow.lesson.marking;

import java.util.List;
import java.util.function.Predicate;
import twoflow.lesson.question.QuestionId;

/**
 * The marks of one student, in the order of the questions. Each question that counts is worth a
 * point.
 *
 * @param all the marks
 */
public record Marks(List<Mark> all) {

  /** Takes the marks as they are. */
  public Marks {
    all = List.copyOf(all);
  }

  /** How many that count have a status. */
  public int count(Status status) {
    return (int) counting().stream().filter(mark -> mark.status() == status).count();
  }

  /** How many points there are. */
  public int points() {
    return count(Status.RIGHT);
  }

  /** How many points there could be. */
  public int maxPoints() {
    return counting().size();
  }

  /** Those of some questions only. */
  public Marks of(Predicate<QuestionId> wanted) {
    return new Marks(all.stream().filter(mark -> wanted.test(mark.question().id())).toList());
  }

  private List<Mark> counting() {
    return all.stream().filter(Mark::counts).toList();
  }
}

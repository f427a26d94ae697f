package twoflow.lesson.sheet;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import twoflow.lesson.question.Level;
import twoflow.lesson.question.Question;
import twoflow.lesson.subject.AskedRow;

/**
 * The questions that are asked of one run.
 *
 * @param run the run's name
 * @param seed the seed that picked what they are about
 * @param student whose lesson it is, if that was said
 * @param capture the plain capture file
 * @param captureSha256 the SHA-256 of its bytes, in hexadecimal digits
 * @param scenario the title of the run's scenario, if it has one
 * @param row the row that is asked about
 * @param questions what is asked, in the order of the numbers
 */
public record Lesson(
    String run,
    long seed,
    Optional<String> student,
    Path capture,
    String captureSha256,
    Optional<String> scenario,
    AskedRow row,
    List<Question> questions) {

  /** Takes the questions as they are. */
  public Lesson {
    questions = List.copyOf(questions);
  }

  /** The levels of its questions, in their order. */
  public List<Level> levels() {
    return questions.stream().map(q -> q.id().level()).distinct().map(Level::of).toList();
  }

  /** How many minutes a student needs for it. */
  public int minutes() {
    return levels().stream().mapToInt(Level::minutes).sum();
  }

  /** Its questions of a level. */
  public List<Question> of(Level level) {
    return questions.stream().filter(q -> q.id().level() == level.number()).toList();
  }
}

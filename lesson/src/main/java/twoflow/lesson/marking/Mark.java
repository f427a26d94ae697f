package twoflow.lesson.marking;

import java.util.Optional;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Question;

/**
 * What became of one question.
 *
 * @param question the question
 * @param given what the student wrote; empty when nothing
 * @param status what it is
 * @param mistake the name of the mistake that was recognised
 * @param hint what the student is told, beginning in lower case; empty when it is right
 */
public record Mark(
    Question question, String given, Status status, Optional<String> mistake, String hint) {

  /** A mark that needs no mistake's name. */
  static Mark of(Question question, String given, Status status, String hint) {
    return new Mark(question, given, status, Optional.empty(), hint);
  }

  /** Whether the program marks it: a text is for a person, and counts for no points here. */
  public boolean counts() {
    return !(question.answer() instanceof Answer.Essay);
  }
}

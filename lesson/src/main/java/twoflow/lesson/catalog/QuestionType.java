package twoflow.lesson.catalog;

import java.util.Optional;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.subject.Subject;

/** A kind of question, which can be asked of many runs. */
public interface QuestionType {

  /** Its number. */
  QuestionId id();

  /**
   * Asks it of a run that is complete. Empty where its answer would not be unique, or would be made
   * up, or where a reader could see another number with good reason.
   */
  Optional<Question> ask(Subject subject);
}

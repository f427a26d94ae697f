package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.Subject;

/** 5.7: why TCP does what the capture shows; a person reads the answer. */
final class Why implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(5, 7);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    return Behaviour.shown(subject).map(this::question);
  }

  private Question question(Behaviour behaviour) {
    return new Question(
        id(),
        behaviour.why(),
        new Answer.Essay(behaviour.expected()),
        "Use the frames that you found in the questions before. Two or three sentences are enough.",
        new Solution(
            "A person reads it: see the expected points.",
            behaviour.filter(),
            List.of(),
            List.of()),
        List.of());
  }
}

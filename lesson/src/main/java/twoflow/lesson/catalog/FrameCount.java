package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.Subject;

/** 1.1: how many frames the file has. */
final class FrameCount implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(1, 1);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    return Optional.of(
        new Question(
            id(),
            "How many frames does the capture have?",
            Answer.Number.exact(subject.trace().frames()),
            "Menu Statistics, Capture File Properties; or the number of the last frame, without a"
                + " display filter.",
            new Solution("All records of the file.", "frame", List.of(), List.of()),
            List.of(
                new Mistake(
                    "filtered",
                    subject.trace().withPayload(),
                    "you counted the frames that a display filter shows: clear it"))));
  }
}

package twoflow.lesson.marking;

import java.util.List;
import java.util.Optional;
import twoflow.lesson.answers.Answers;
import twoflow.lesson.answers.ChoiceReader;
import twoflow.lesson.answers.ExpectedForm;
import twoflow.lesson.answers.GivenAnswer;
import twoflow.lesson.answers.MatchingReader;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Question;

/** Marks answers. What it tells a student never is the answer. */
public final class Marker {

  static final String NOT_ANSWERED = "not answered";
  static final String FOR_THE_TEACHER = "for your teacher";

  private Marker() {}

  /** Marks the answers to all questions; those that the file does not list are open. */
  public static Marks mark(List<Question> questions, Answers answers) {
    return new Marks(questions.stream().map(q -> mark(q, answers)).toList());
  }

  private static Mark mark(Question question, Answers answers) {
    String given = answers.of(question.id()).map(GivenAnswer::text).orElse("");
    if (answers.repeated(question.id())) {
      return Mark.of(question, given, Status.INVALID, "the file has two lines for it: delete one");
    }
    return given.isEmpty()
        ? Mark.of(question, given, Status.OPEN, NOT_ANSWERED)
        : mark(question, given);
  }

  private static Mark mark(Question question, String given) {
    return switch (question.answer()) {
      case Answer.Number number -> new NumberMarker(question, number).mark(given);
      case Answer.Choice choice -> {
        var index = new ChoiceReader(choice).read(given);
        yield index.isEmpty()
            ? unreadable(question, given)
            : rightOrNot(question, given, index.getAsInt() == choice.right());
      }
      case Answer.Matching matching -> {
        Optional<List<Integer>> letters = new MatchingReader(matching).read(given);
        yield letters.isEmpty()
            ? unreadable(question, given)
            : rightOrNot(question, given, letters.get().equals(matching.right()));
      }
      case Answer.Essay essay -> Mark.of(question, given, Status.OPEN, FOR_THE_TEACHER);
    };
  }

  private static Mark rightOrNot(Question question, String given, boolean right) {
    return right ? Mark.of(question, given, Status.RIGHT, "") : lookAgain(question, given);
  }

  static Mark lookAgain(Question question, String given) {
    return Mark.of(question, given, Status.WRONG, "look again: " + question.find());
  }

  static Mark unreadable(Question question, String given) {
    return Mark.of(
        question, given, Status.INVALID, "expected " + ExpectedForm.of(question.answer()));
  }
}

package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.Subject;

/** 5.9: who sends the first RST. */
final class ResetSender implements QuestionType {

  private static final List<String> CHOICES = List.of("client-chat", "client-voip", "relay");

  @Override
  public QuestionId id() {
    return new QuestionId(5, 9);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    return FirstReset.of(subject).map(this::question);
  }

  private Question question(FirstReset reset) {
    return new Question(
        id(),
        "In this capture, a connection ends by RST. Who sends the first one?",
        new Answer.Choice(CHOICES, CHOICES.indexOf(reset.byClient() ? reset.client() : "relay")),
        "Filter for `tcp.flags.reset == 1`. The ports say whether the first one comes from a client"
            + " or from the relay. Menu Analyze, Follow, TCP Stream shows which client it is.",
        new Solution(
            "The sender of the first segment with RST, in the order of the file.",
            "tcp.flags.reset == 1",
            List.of("tcp.stream", "tcp.srcport"),
            List.of(reset.segment().frame())),
        List.of());
  }
}

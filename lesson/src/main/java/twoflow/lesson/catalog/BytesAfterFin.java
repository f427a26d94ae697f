package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.Subject;

/** 5.12: how many bytes a side still gets after its own FIN. */
final class BytesAfterFin implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(5, 12);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    return HalfClose.of(subject).map(half -> question(subject, half));
  }

  private Question question(Subject subject, HalfClose half) {
    return new Question(
        id(),
        half.words()
            + " How many bytes of payload does the relay still send on that connection after that"
            + " FIN?",
        Answer.Number.bytes(half.bytesAfter()),
        half.find(),
        new Solution(
            "The payload of the relay's segments after the client's FIN, each byte once.",
            half.filter(),
            List.of("tcp.len"),
            half.frames(subject)),
        List.of(
            new Mistake(
                "all-bytes",
                half.lastBefore() + half.bytesAfter(),
                "those are all bytes of the connection: count those after the FIN"),
            new Mistake(
                "before-not-after",
                half.lastBefore(),
                "those are the bytes before the FIN: count those after it"),
            new Mistake(
                "fin-ends-both",
                0,
                "a FIN ends one direction alone: look at what the other side sends"),
            NamedMistakes.frameLength(half.after().frameBytes())));
  }
}

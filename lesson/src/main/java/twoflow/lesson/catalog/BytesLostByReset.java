package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.Subject;

/**
 * 5.11: how many bytes were sent to a receiver whose program has never read them, because its side
 * has ended the connection by RST. Asked of a run with events alone: they say what was read.
 */
final class BytesLostByReset implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(5, 11);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    return FirstReset.of(subject)
        .filter(reset -> reset.dataLeg() == Leg.FROM_RELAY && reset.byClient())
        .flatMap(reset -> ask(subject, reset));
  }

  private Optional<Question> ask(Subject subject, FirstReset reset) {
    long sent = reset.connection().direction(reset.dataLeg()).bytes();
    long read = ReadEvents.lastSeq(subject, reset.connection(), reset.dataLeg()).orElse(sent);
    return read < sent ? Optional.of(question(subject, reset, sent, read)) : Optional.empty();
  }

  private Question question(Subject subject, FirstReset reset, long sent, long read) {
    return new Question(
        id(),
        "A RST ends "
            + reset.words()
            + ". How many of the bytes that the relay has sent there did the program `"
            + reset.client()
            + "` never read?",
        Answer.Number.bytes(sent - read),
        "The capture says what the relay has sent. The log of the client says which rows it has"
            + " received (`seq=`): the rest was lost.",
        new Solution(
            "The bytes in the capture, minus those of the client's `received` events.",
            Filters.data(reset.connection(), reset.dataLeg()),
            List.of("tcp.nxtseq"),
            reset.lastBefore(subject).stream().map(SegmentRecord::frame).toList()),
        List.of(
            new Mistake(
                "sent-not-lost", sent, "that is all that was sent: the program has read some"),
            new Mistake(
                "acknowledged-is-read",
                0,
                "an ACK says that TCP has the bytes, and not that the program has read them")));
  }
}

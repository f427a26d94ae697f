package twoflow.lesson.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.AskedRow;
import twoflow.lesson.subject.Subject;

/** 3.5: which frame first says that a row is complete. */
final class RowAckFrame implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(3, 5);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    return RowAcknowledged.byRelay(subject).map(ack -> question(subject, ack));
  }

  private Question question(Subject subject, SegmentRecord ack) {
    AskedRow row = subject.row();
    return new Question(
        id(),
        row.sentence()
            + " Which frame is the first one by which the relay says to the client that it has all"
            + " bytes of the row? Write its number.",
        Answer.Number.exact(ack.frame()),
        "Filter for `tcp.srcport == "
            + row.connection().relayPort()
            + " && tcp.flags.ack == 1` and keep to this client's port. In the first one, Acknowledgment"
            + " Number is beyond the row's last byte.",
        new Solution(
            "The first segment of the relay whose acknowledgment number is beyond the row's last"
                + " byte.",
            Filters.sent(row.connection(), Leg.FROM_RELAY) + " && tcp.ack > " + row.lastSeq(),
            List.of("frame.number"),
            List.of(ack.frame())),
        mistakes(subject));
  }

  private static List<Mistake> mistakes(Subject subject) {
    RowSegments segments = RowSegments.toRelay(subject);
    SegmentRecord last = segments.with(subject.row().lastSeq());
    List<Mistake> mistakes = new ArrayList<>();
    mistakes.add(
        new Mistake(
            "data-not-ack",
            last.frame(),
            "that is the segment itself: the question is the relay's answer to it"));
    mistakes.add(
        new Mistake(
            "next-frame",
            last.frame() + 1,
            "the next frame of the file is of another connection: keep to the ports"));
    RowAcknowledged.byReceiver(subject)
        .ifPresent(other -> mistakes.add(NamedMistakes.otherLeg(other.frame())));
    return mistakes;
  }
}

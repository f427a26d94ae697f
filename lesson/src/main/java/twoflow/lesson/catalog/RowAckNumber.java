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
import twoflow.lesson.subject.AskedRow;
import twoflow.lesson.subject.Subject;

/**
 * 3.4: by which number the relay says that a row is complete. Not asked when it acknowledges more
 * at once: then the capture shows another number.
 */
final class RowAckNumber implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(3, 4);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    long next = subject.row().lastSeq() + 1;
    return RowAcknowledged.byRelay(subject)
        .filter(ack -> ack.ack() == next)
        .map(ack -> question(subject, ack));
  }

  private Question question(Subject subject, SegmentRecord ack) {
    AskedRow row = subject.row();
    return new Question(
        id(),
        row.sentence()
            + " By which relative acknowledgment number does the relay say to the client that it has"
            + " all bytes of the row?",
        Answer.Number.exact(ack.ack()),
        "Filter for `tcp.srcport == "
            + row.connection().relayPort()
            + " && tcp.flags.ack == 1` and keep to this client's port. Look after the row's last"
            + " segment: Acknowledgment Number (relative).",
        new Solution(
            "The number of the row's last byte, and 1: an ACK names the byte that is expected next.",
            Filters.sent(row.connection(), Leg.FROM_RELAY) + " && tcp.ack > " + row.lastSeq(),
            List.of("tcp.ack"),
            List.of(ack.frame())),
        List.of(
            NamedMistakes.notTheNextByte(row.lastSeq()),
            NamedMistakes.rawNumber(row.connection().rawNumber(Leg.TO_RELAY, ack.ack())),
            new Mistake(
                "segment-not-ack",
                RowSegments.toRelay(subject).with(row.lastSeq()).firstSeq(),
                "that is the number of the last segment itself: the question is the answer to it"),
            NamedMistakes.frameNumber(ack.frame())));
  }
}

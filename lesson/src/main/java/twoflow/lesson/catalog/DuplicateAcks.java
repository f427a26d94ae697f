package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.Subject;

/**
 * 5.3: how many duplicate ACKs come before TCP sends a segment again. Not asked when there is none,
 * or when another answer of the receiver lies between them.
 */
final class DuplicateAcks implements QuestionType {

  /** Of fast retransmit in the textbook (RFC 5681, 3.2). */
  private static final int OF_THE_TEXTBOOK = 3;

  @Override
  public QuestionId id() {
    return new QuestionId(5, 3);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    return Repetition.only(subject).flatMap(repetition -> ask(subject, repetition));
  }

  private Optional<Question> ask(Subject subject, Repetition repetition) {
    List<SegmentRecord> duplicates = repetition.duplicateAcks(subject);
    long same =
        repetition.answers(subject).stream()
            .filter(s -> s.ack() == repetition.original().firstSeq())
            .filter(s -> s.frame() > repetition.firstAck(subject).orElseThrow().frame())
            .count();
    return duplicates.isEmpty() || duplicates.size() < same
        ? Optional.empty()
        : Optional.of(question(repetition, duplicates));
  }

  private Question question(Repetition repetition, List<SegmentRecord> duplicates) {
    int count = duplicates.size();
    return new Question(
        id(),
        "In this capture, TCP sends bytes again. How many duplicate ACKs does the"
            + " receiver send between the original and the first repetition?",
        Answer.Number.exact(count),
        "Filter for `tcp.analysis.duplicate_ack`, and count those between the two frames with the"
            + " same Sequence Number. A duplicate ACK has no payload, and the same Acknowledgment"
            + " Number as the one before.",
        new Solution(
            "Segments of the receiver without payload, with the number and the window of the ACK"
                + " before (RFC 5681, 2): all but the first one with this number.",
            Filters.sent(repetition.connection(), repetition.sender().reverse())
                + " && tcp.ack == %d && frame.number < %d"
                    .formatted(repetition.original().firstSeq(), repetition.again().frame()),
            List.of("tcp.ack", "tcp.window_size", "tcp.len"),
            duplicates.stream().map(SegmentRecord::frame).toList()),
        List.of(
            new Mistake(
                "first-ack-counted",
                count + 1,
                "you counted the first ACK with this number, too: only those after it are duplicates"),
            new Mistake(
                "textbook-value",
                OF_THE_TEXTBOOK,
                "that is what many books say: count those of this capture")));
  }
}

package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.AskedRow;
import twoflow.lesson.subject.Subject;

/** 3.3: how much payload the segment with a row's last byte has. Not asked when two have it. */
final class LastPayload implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(3, 3);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    RowSegments segments = RowSegments.toRelay(subject);
    return segments.repeated() ? Optional.empty() : Optional.of(question(subject, segments));
  }

  private Question question(Subject subject, RowSegments segments) {
    AskedRow row = subject.row();
    SegmentRecord last = segments.with(row.lastSeq());
    return new Question(
        id(),
        row.sentence()
            + " How many bytes of payload does the segment have that carries its last byte from the"
            + " client to the relay?",
        Answer.Number.bytes(last.payloadBytes()),
        "Select the frame with the last byte of the row. In the packet details, look for TCP Segment"
            + " Len; column Length is that of the whole frame.",
        new Solution(
            "The payload of the segment with the row's last byte.",
            Filters.row(row) + " && tcp.nxtseq > " + row.lastSeq(),
            List.of("tcp.len"),
            List.of(last.frame())),
        List.of(
            NamedMistakes.frameLength(last),
            NamedMistakes.ipLength(last),
            NamedMistakes.firstSegment(segments.first().payloadBytes())));
  }
}

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

/** 3.1: how many segments carry a row to the relay. Not asked when TCP has cut bytes again. */
final class SegmentsOfRow implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(3, 1);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    RowSegments segments = RowSegments.toRelay(subject);
    return segments.recut() ? Optional.empty() : Optional.of(question(subject, segments));
  }

  private Question question(Subject subject, RowSegments segments) {
    AskedRow row = subject.row();
    List<SegmentRecord> once = segments.withNewBytes();
    return new Question(
        id(),
        row.sentence()
            + " How many segments carry it from the client to the relay? Count each one that has a"
            + " byte of it; one that TCP sends again counts once.",
        Answer.Number.exact(once.size()),
        "Filter for `tcp.dstport == "
            + row.connection().relayPort()
            + " && tcp.len > 0`. Find the segment with the first byte of the row and the one with"
            + " the last byte, and count.",
        new Solution(
            "Data segments of the client with at least one byte of the row; a segment that was sent"
                + " again counts once.",
            Filters.row(row),
            List.of("tcp.seq", "tcp.len"),
            once.stream().map(SegmentRecord::frame).toList()),
        mistakes(subject, segments));
  }

  private static List<Mistake> mistakes(Subject subject, RowSegments segments) {
    AskedRow row = subject.row();
    int once = segments.withNewBytes().size();
    List<Mistake> mistakes = new ArrayList<>();
    mistakes.add(
        NamedMistakes.bothLegs(once + RowSegments.fromRelay(subject).withNewBytes().size()));
    if (row.endsWithNewline() && segments.with(row.lastSeq()).firstSeq() == row.lastSeq()) {
      mistakes.add(NamedMistakes.newlineForgotten(once - 1));
    }
    mistakes.add(NamedMistakes.repeatsCounted(segments.all().size()));
    mistakes.add(
        new Mistake(
            "one-message-one-segment", 1, "a row is not a segment: TCP is a stream of bytes"));
    mistakes.add(
        new Mistake(
            "all-rows",
            subject.trace().data(row.connection().connection(), Leg.TO_RELAY).count(),
            "you counted the segments of all rows"));
    return mistakes;
  }
}

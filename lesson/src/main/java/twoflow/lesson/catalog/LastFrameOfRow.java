package twoflow.lesson.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.AskedRow;
import twoflow.lesson.subject.Subject;

/** 3.2: which frame carries a row's last byte to the relay. Not asked when two do. */
final class LastFrameOfRow implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(3, 2);
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
            + " Which frame carries its last byte"
            + (row.endsWithNewline() ? ", the newline," : "")
            + " from the client to the relay? Write its number.",
        Answer.Number.exact(last.frame()),
        "Filter for `tcp.dstport == "
            + row.connection().relayPort()
            + " && tcp.len > 0`. The packet bytes show the text; a newline is the byte `0a`.",
        new Solution(
            "The frame with the row's last byte, on the way to the relay.",
            Filters.row(row) + " && tcp.nxtseq > " + row.lastSeq(),
            List.of("frame.number"),
            List.of(last.frame())),
        mistakes(subject, segments, last));
  }

  private static List<Mistake> mistakes(Subject subject, RowSegments segments, SegmentRecord last) {
    AskedRow row = subject.row();
    List<Mistake> mistakes = new ArrayList<>();
    mistakes.add(NamedMistakes.firstSegment(segments.first().frame()));
    if (row.endsWithNewline()) {
      mistakes.add(NamedMistakes.newlineForgotten(segments.with(row.lastSeq() - 1).frame()));
    }
    mistakes.add(
        NamedMistakes.otherLeg(
            RowSegments.fromRelay(subject).with(row.fromRelay().lastSeq()).frame()));
    mistakes.add(
        new Mistake(
            "ack-not-data",
            last.frame() + 1,
            "that is the frame after it: look for the one with payload"));
    return mistakes;
  }
}

package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.AskedRow;
import twoflow.lesson.subject.Subject;

/**
 * 4.3: how long it is from one segment of a row to the next, on average. Not asked when the row has
 * one or two segments, or when TCP has sent some again.
 */
final class GapOfRow implements QuestionType {

  private static final int MIN_SEGMENTS = 3;

  @Override
  public QuestionId id() {
    return new QuestionId(4, 3);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    RowSegments segments = RowSegments.toRelay(subject);
    int count = segments.all().size();
    if (count < MIN_SEGMENTS || segments.repeated()) {
      return Optional.empty();
    }
    long lengthNs = segments.all().getLast().timeNs() - segments.first().timeNs();
    return Times.askable(lengthNs / (count - 1))
        ? Optional.of(question(subject.row(), segments, lengthNs))
        : Optional.empty();
  }

  private Question question(AskedRow row, RowSegments segments, long lengthNs) {
    int count = segments.all().size();
    return new Question(
        id(),
        row.sentence()
            + " How many ms are there from one of its segments to the next, on average? Take the"
            + " segments from the client to the relay.",
        Times.inMs((double) lengthNs / (count - 1)),
        "Filter for `tcp.dstport == "
            + row.connection().relayPort()
            + " && tcp.len > 0`. Take column Time of the first and of the last segment of the row,"
            + " and count the gaps between them.",
        new Solution(
            "From the first to the last segment of the row, divided by the number of gaps, which is"
                + " one less than that of the segments.",
            Filters.row(row),
            List.of("frame.time_epoch"),
            segments.all().stream().map(SegmentRecord::frame).toList()),
        List.of(
            new Mistake(
                "divided-by-segments",
                Times.ms((double) lengthNs / count),
                "you divided by the number of segments: there is one gap less"),
            new Mistake(
                "whole-time",
                Times.ms(lengthNs),
                "that is from the first to the last segment: divide it by the number of gaps")));
  }
}

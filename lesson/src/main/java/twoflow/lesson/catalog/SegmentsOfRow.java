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

/** 3.1: how many segments carry a row to the relay. */
final class SegmentsOfRow implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(3, 1);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    AskedRow row = subject.row();
    List<SegmentRecord> segments =
        subject.trace().data(row.connection().connection(), Leg.TO_RELAY).stream()
            .filter(s -> s.firstSeq() <= row.lastSeq() && s.lastSeq() >= row.firstSeq())
            .filter(s -> !s.retransmission())
            .toList();
    int count = segments.size();
    int port = row.connection().relayPort();
    return Optional.of(
        new Question(
            id(),
            "How many segments carry "
                + row.words()
                + " to the relay? The row ends with a newline.",
            Answer.Number.exact(count),
            "Filter for `tcp.dstport == "
                + port
                + " && tcp.len > 0` and compare column Sequence"
                + " Number with the first and the last byte of the row.",
            new Solution(
                "Data segments of the sender with at least one byte of the row; a segment that was"
                    + " sent again counts once.",
                "tcp.stream == %d && tcp.dstport == %d && tcp.len > 0 && tcp.seq + tcp.len > %d && tcp.seq <= %d"
                    .formatted(row.connection().tcpStream(), port, row.firstSeq(), row.lastSeq()),
                List.of(),
                segments.stream().map(SegmentRecord::frame).toList()),
            List.of(
                new Mistake(
                    "both-legs",
                    count + row.fromRelay().frames().size(),
                    "you counted the segments on both sides of the relay"),
                new Mistake(
                    "one-message-one-segment",
                    1,
                    "a row is not a segment: TCP is a stream of bytes"))));
  }
}

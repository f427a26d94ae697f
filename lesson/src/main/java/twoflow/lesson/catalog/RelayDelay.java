package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.AskedRow;
import twoflow.lesson.subject.Subject;

/**
 * 4.6: how much later the relay has sent a row on. Not asked when TCP has sent bytes of it again,
 * when other clients get the same row, or when the capture's times are the relay's own.
 */
final class RelayDelay implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(4, 6);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    RowSegments in = RowSegments.toRelay(subject);
    RowSegments out = RowSegments.fromRelay(subject);
    if (subject.trace().tap()
        || subject.row().connection().oneOfSeveral()
        || in.repeated()
        || out.repeated()) {
      return Optional.empty();
    }
    SegmentRecord lastIn = in.with(subject.row().lastSeq());
    SegmentRecord lastOut = out.with(subject.row().fromRelay().lastSeq());
    return Times.askable(lastOut.timeNs() - lastIn.timeNs())
        ? Optional.of(question(subject, lastIn, lastOut, in.first(), out.first()))
        : Optional.empty();
  }

  private Question question(
      Subject subject,
      SegmentRecord lastIn,
      SegmentRecord lastOut,
      SegmentRecord firstIn,
      SegmentRecord firstOut) {
    AskedRow row = subject.row();
    return new Question(
        id(),
        row.sentence()
            + " Its last byte goes to the relay in one frame, and on to `"
            + row.connection().receiver()
            + "` in another. How many ms are between the two?",
        Times.inMs(lastOut.timeNs() - lastIn.timeNs()),
        "Find the last byte of the row twice: with `tcp.dstport == "
            + row.connection().relayPort()
            + " && tcp.len > 0`, and with `tcp.srcport == "
            + row.connection().relayPort()
            + " && tcp.len > 0`. Compare column Time of both frames.",
        new Solution(
            "The time of the frame with the row's last byte from the relay, minus that of the frame"
                + " with it to the relay.",
            "("
                + lastByte(Filters.data(row.connection().connection(), Leg.TO_RELAY), row.lastSeq())
                + ") || ("
                + lastByte(
                    Filters.data(subject.rowReceiver(), Leg.FROM_RELAY), row.fromRelay().lastSeq())
                + ")",
            List.of("frame.time_epoch"),
            List.of(lastIn.frame(), lastOut.frame())),
        List.of(
            new Mistake(
                "first-segment",
                Times.ms(firstOut.timeNs() - firstIn.timeNs()),
                "that is the delay of the first segment of the row: the question is the last byte"),
            new Mistake(
                "whole-row",
                Times.ms(lastOut.timeNs() - firstIn.timeNs()),
                "you began at the first segment of the row: take the last one on both sides")));
  }

  private static String lastByte(String data, long seq) {
    return data + " && tcp.seq <= %d && tcp.nxtseq > %d".formatted(seq, seq);
  }
}

package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.Subject;
import twoflow.pcap.tcp.TcpSegment;

/** 5.13: for how long a side still gets bytes after its own FIN. */
final class TimeAfterFin implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(5, 13);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    return HalfClose.of(subject).map(half -> question(subject, half));
  }

  private Question question(Subject subject, HalfClose half) {
    return new Question(
        id(),
        half.words()
            + " How many ms after that FIN does the relay send its last segment with payload on"
            + " that connection?",
        Times.inMs(half.lengthNs()),
        half.find(),
        new Solution(
            "The time of the relay's last segment with payload, minus that of the client's FIN.",
            "(" + half.filter() + ") || frame.number == " + half.fin().frame(),
            List.of("frame.time_epoch"),
            half.frames(subject)),
        List.of(
            new Mistake(
                "first-not-last",
                Times.ms(half.after().firstNs() - half.fin().timeNs()),
                "that is the first segment after the FIN: the question is the last one"),
            new Mistake(
                "until-the-other-fin",
                Times.ms(finNs(subject, half) - half.fin().timeNs()),
                "that is until the FIN of the relay: the question is its last payload")));
  }

  private static long finNs(Subject subject, HalfClose half) {
    return subject
        .trace()
        .segments(half.connection(), Leg.FROM_RELAY)
        .filter(s -> (s.flags() & TcpSegment.FIN) != 0)
        .findFirst()
        .map(SegmentRecord::timeNs)
        .orElse(half.after().lastNs());
  }
}

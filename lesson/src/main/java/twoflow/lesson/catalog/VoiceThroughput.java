package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.SegmentRecord;
import twoflow.core.row.Flow;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.question.Unit;
import twoflow.lesson.subject.AskedConnection;
import twoflow.lesson.subject.Subject;

/**
 * 4.7: how many bits of voice go to the relay each second. Not asked when TCP has sent some again.
 */
final class VoiceThroughput implements QuestionType {

  private static final double NS_PER_S = 1e9;
  private static final int BITS_PER_BYTE = 8;
  private static final double TOLERANCE = 0.02;

  /** A few segments are no stream. */
  private static final int MIN_SEGMENTS = 5;

  @Override
  public QuestionId id() {
    return new QuestionId(4, 7);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    return subject.sender(Flow.VOIP).flatMap(sender -> ask(subject, sender));
  }

  private Optional<Question> ask(Subject subject, AskedConnection sender) {
    Totals totals = Totals.of(subject.trace().data(sender.connection(), Leg.TO_RELAY));
    return totals.segments() < MIN_SEGMENTS
            || totals.repeatedSegments() > 0
            || !Times.askable(totals.lengthNs())
        ? Optional.empty()
        : Optional.of(question(subject, sender, totals));
  }

  private Question question(Subject subject, AskedConnection sender, Totals totals) {
    double bitsPerS = perSecond(BITS_PER_BYTE * (double) totals.payloadBytes(), totals);
    return new Question(
        id(),
        "Take the segments with payload that the client sends on "
            + sender.words()
            + ". How many bits of payload go to the relay each second (bit/s)? Divide all of their"
            + " payload by the time from the first to the last of them.",
        Answer.Number.within(bitsPerS, TOLERANCE, Unit.BITS_PER_SECOND),
        "Filter for `tcp.dstport == "
            + sender.relayPort()
            + " && tcp.len > 0`"
            + sender.keepToPort()
            + ". Take column Time of the first and of the last frame. Menu Analyze, Follow, TCP Stream"
            + " says how many bytes of payload the stream has.",
        new Solution(
            "8 times the payload in bytes, divided by the seconds from the first to the last segment"
                + " with payload.",
            Filters.data(sender.connection(), Leg.TO_RELAY),
            List.of("frame.time_epoch", "tcp.len"),
            subject
                .trace()
                .data(sender.connection(), Leg.TO_RELAY)
                .limit(Solution.MAX_FRAMES)
                .map(SegmentRecord::frame)
                .toList()),
        List.of(
            new Mistake(
                "bytes-not-bits",
                perSecond(totals.payloadBytes(), totals),
                "that is in bytes per second: a byte has 8 bits"),
            new Mistake(
                "frame-length",
                perSecond(BITS_PER_BYTE * (double) totals.frameBytes(), totals),
                "you took the whole frames: the question is the payload"),
            new Mistake(
                "ip-length",
                perSecond(BITS_PER_BYTE * (double) totals.ipBytes(), totals),
                "you took the whole IP packets: the question is the payload")));
  }

  private static double perSecond(double amount, Totals totals) {
    return amount * NS_PER_S / totals.lengthNs();
  }
}

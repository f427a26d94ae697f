package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.Leg;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.AskedConnection;
import twoflow.lesson.subject.Subject;

/** 4.5: the smoothed round trip after the second segment with payload (RFC 6298, 2.3). */
final class EstimatedRtt implements QuestionType {

  /** The weight of a new sample. */
  private static final double ALPHA = 1.0 / 8;

  @Override
  public QuestionId id() {
    return new QuestionId(4, 5);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    return RoundTripSamples.of(subject)
        .flatMap(
            samples -> samples.second().map(second -> question(subject, samples.first(), second)));
  }

  private Question question(
      Subject subject, RoundTripSamples.Sample first, RoundTripSamples.Sample second) {
    AskedConnection asked = subject.connection();
    double estimatedNs = (1 - ALPHA) * first.ns() + ALPHA * second.ns();
    return new Question(
        id(),
        "Take the first two segments with payload that the client sends on "
            + asked.words()
            + ". The first SampleRTT is the first EstimatedRTT. Then: EstimatedRTT = 7/8 *"
            + " EstimatedRTT + 1/8 * SampleRTT. How many microseconds (us) is EstimatedRTT after the"
            + " second SampleRTT?",
        Times.inUs(estimatedNs),
        "Select the ACKs of both segments. In the packet details, open Transmission Control Protocol,"
            + " SEQ/ACK analysis: The RTT to ACK the segment was. It is in seconds.",
        new Solution(
            "7/8 of the first sample, and 1/8 of the second one (RFC 6298, 2).",
            Filters.sent(asked, Leg.FROM_RELAY)
                + " && tcp.ack > "
                + first.segment().firstSeq()
                + " && tcp.ack <= "
                + second.ack().ack()
                + " && tcp.analysis.ack_rtt",
            List.of("tcp.analysis.ack_rtt"),
            List.of(first.ack().frame(), second.ack().frame())),
        List.of(
            new Mistake(
                "mean",
                Times.us((first.ns() + second.ns()) / 2.0),
                "that is the mean of both: the new sample counts for an eighth"),
            new Mistake(
                "weights-swapped",
                Times.us(ALPHA * first.ns() + (1 - ALPHA) * second.ns()),
                "you gave the new sample seven eighths: it counts for one"),
            new Mistake(
                "second-sample",
                Times.us(second.ns()),
                "that is the second SampleRTT itself: it counts for an eighth"),
            new Mistake(
                "first-sample",
                Times.us(first.ns()),
                "that is the first SampleRTT: the second one counts for an eighth")));
  }
}

package twoflow.lesson.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.Leg;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.AskedConnection;
import twoflow.lesson.subject.Subject;

/** 4.4: the round trip of the first segment with payload. */
final class SampleRtt implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(4, 4);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    return RoundTripSamples.of(subject).map(samples -> question(subject, samples.first()));
  }

  private Question question(Subject subject, RoundTripSamples.Sample sample) {
    AskedConnection asked = subject.connection();
    return new Question(
        id(),
        "Take the first segment with payload that the client sends on "
            + asked.words()
            + ". How many microseconds (us) pass until its ACK? This is the first SampleRTT.",
        Times.inUs(sample.ns()),
        "Select the ACK of that segment. In the packet details, open Transmission Control Protocol,"
            + " SEQ/ACK analysis: The RTT to ACK the segment was. It is in seconds.",
        new Solution(
            "The time of the first ACK that covers the segment, minus the time of the segment.",
            "tcp.stream == "
                + asked.tcpStream()
                + " && ((tcp.len > 0 && tcp.seq == "
                + sample.segment().firstSeq()
                + " && tcp.dstport == "
                + asked.relayPort()
                + ") || (tcp.srcport == "
                + asked.relayPort()
                + " && tcp.ack == "
                + sample.ack().ack()
                + "))",
            List.of("frame.time_epoch", "tcp.analysis.ack_rtt"),
            List.of(sample.segment().frame(), sample.ack().frame())),
        mistakes(subject, sample));
  }

  private static List<Mistake> mistakes(Subject subject, RoundTripSamples.Sample sample) {
    List<Mistake> mistakes = new ArrayList<>();
    Handshake.of(subject, subject.connection().connection())
        .ifPresent(handshake ->
            mistakes.add(
                new Mistake(
                    "handshake-rtt",
                    Times.us(handshake.synAck().timeNs() - handshake.syn().timeNs()),
                    "that is the round trip of the SYN: the question is a segment with payload")));
    subject
        .trace()
        .data(subject.connection().connection(), Leg.TO_RELAY)
        .skip(1)
        .findFirst()
        .ifPresent(next ->
            mistakes.add(
                new Mistake(
                    "next-segment",
                    Times.us(next.timeNs() - sample.segment().timeNs()),
                    "that is the time until the next segment, not until the ACK")));
    return mistakes;
  }
}

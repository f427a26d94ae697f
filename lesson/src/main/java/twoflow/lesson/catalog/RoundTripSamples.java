package twoflow.lesson.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.subject.AskedConnection;
import twoflow.lesson.subject.Subject;
import twoflow.pcap.tcp.TcpSegment;

/**
 * The round trips of the first two segments with payload, as the capture shows them.
 *
 * @param first of the first one
 * @param second of the second one
 */
record RoundTripSamples(Sample first, Optional<Sample> second) {

  /**
   * A segment, and the first acknowledgment of it.
   *
   * @param segment the segment
   * @param ack the acknowledgment, of no more than that segment: Wireshark's iRTT is of the same
   */
  record Sample(SegmentRecord segment, SegmentRecord ack) {

    long ns() {
      return ack.timeNs() - segment.timeNs();
    }
  }

  /** Empty where the first one gives no sample that all would read alike. */
  static Optional<RoundTripSamples> of(Subject subject) {
    if (subject.trace().tap()) {
      return Optional.empty();
    }
    AskedConnection asked = subject.connection();
    List<SegmentRecord> data =
        subject.trace().data(asked.connection(), Leg.TO_RELAY).limit(2).toList();
    List<Optional<Sample>> samples = new ArrayList<>();
    data.forEach(segment -> samples.add(sample(subject, segment)));
    return samples.isEmpty() || samples.getFirst().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RoundTripSamples(
                samples.getFirst().get(),
                samples.size() < 2 ? Optional.empty() : samples.getLast()));
  }

  /** Karn's algorithm (RFC 6298, 3): what was sent twice gives no sample. */
  private static Optional<Sample> sample(Subject subject, SegmentRecord segment) {
    AskedConnection asked = subject.connection();
    boolean repeated =
        subject.trace().repeated().stream()
            .filter(s -> subject.trace().connections().get(s.connection()) == asked.connection())
            .filter(s -> s.leg() == Leg.TO_RELAY)
            .filter(s -> s.firstSeq() <= segment.lastSeq() && s.lastSeq() >= segment.firstSeq())
            .findAny()
            .isPresent();
    return repeated
        ? Optional.empty()
        : subject
            .trace()
            .from(segment.frame(), asked.connection(), Leg.FROM_RELAY)
            .filter(s -> (s.flags() & TcpSegment.RST) == 0 && s.ack() > segment.lastSeq())
            .findFirst()
            .filter(ack -> ack.ack() == segment.lastSeq() + 1)
            .map(ack -> new Sample(segment, ack))
            .filter(sample -> Times.askable(sample.ns()));
  }
}

package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.subject.Subject;

/**
 * The three segments that open a connection (RFC 9293, 3.5).
 *
 * @param syn the client's SYN
 * @param synAck the relay's answer
 * @param ack the client's answer to that
 */
record Handshake(SegmentRecord syn, SegmentRecord synAck, SegmentRecord ack) {

  /** Where no segment of it was sent twice, and the relay's tap has not made it up. */
  static Optional<Handshake> of(Subject subject, LabConnection connection) {
    if (subject.trace().tap()) {
      return Optional.empty();
    }
    List<SegmentRecord> syns = subject.trace().syns(connection, Leg.TO_RELAY);
    List<SegmentRecord> answers = subject.trace().syns(connection, Leg.FROM_RELAY);
    Optional<SegmentRecord> ack =
        subject
            .trace()
            .segments(connection, Leg.TO_RELAY)
            .filter(s -> (s.purpose() & SegmentRecord.COMPLETES_HANDSHAKE) != 0)
            .findFirst();
    boolean once = syns.size() == 1 && answers.size() == 1 && ack.isPresent();
    return once
        ? Optional.of(new Handshake(syns.getFirst(), answers.getFirst(), ack.get()))
        : Optional.empty();
  }
}

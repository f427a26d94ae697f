package twoflow.lesson.catalog;

import java.util.Optional;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.RowLink;
import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.subject.Subject;
import twoflow.pcap.tcp.TcpSegment;

/** Finds the segment by which the receiver of bytes says that it has them. */
final class RowAcknowledged {

  private RowAcknowledged() {}

  /** The first acknowledgment of the whole row by the relay; none on a tap, which makes them up. */
  static Optional<SegmentRecord> byRelay(Subject subject) {
    return find(
        subject, subject.row().connection().connection(), Leg.FROM_RELAY, subject.row().toRelay());
  }

  /** The first acknowledgment of the whole row by its receiver. */
  static Optional<SegmentRecord> byReceiver(Subject subject) {
    return find(subject, subject.rowReceiver(), Leg.TO_RELAY, subject.row().fromRelay());
  }

  private static Optional<SegmentRecord> find(
      Subject subject, LabConnection connection, Leg sender, RowLink row) {
    return subject.trace().tap()
        ? Optional.empty()
        : subject
            .trace()
            .from(row.frames().getFirst(), connection, sender)
            .filter(s -> (s.flags() & TcpSegment.RST) == 0 && s.ack() > row.lastSeq())
            .findFirst();
  }
}

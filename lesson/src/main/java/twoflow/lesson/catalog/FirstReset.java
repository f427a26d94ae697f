package twoflow.lesson.catalog;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.OneWayFlow;
import twoflow.analysis.link.SegmentRecord;
import twoflow.core.row.Flow;
import twoflow.lesson.subject.AskedConnection;
import twoflow.lesson.subject.Subject;
import twoflow.pcap.tcp.TcpSegment;

/**
 * The first RST of a capture.
 *
 * @param segment the segment
 * @param connection its connection
 * @param sender the flow that goes there, and who sends it
 * @param dataLeg which way the data of the flow goes there
 */
record FirstReset(
    SegmentRecord segment, LabConnection connection, AskedConnection sender, Leg dataLeg) {

  /**
   * Empty when there is none, when it refuses a connection, when both sides had ended the
   * connection by FIN before it, or when there are several sessions.
   */
  static Optional<FirstReset> of(Subject subject) {
    boolean refused = subject.trace().connections().stream().anyMatch(LabConnection::refused);
    if (subject.trace().tap() || refused) {
      return Optional.empty();
    }
    return subject
        .trace()
        .firstReset()
        .filter(s -> (s.purpose() & SegmentRecord.OUTSIDE) == 0)
        .filter(s -> !endedByFins(subject, s))
        .flatMap(s -> find(subject, s));
  }

  /** Whether it only answers a segment that came late. */
  private static boolean endedByFins(Subject subject, SegmentRecord reset) {
    LabConnection connection = subject.trace().connections().get(reset.connection());
    return Arrays.stream(Leg.values())
        .allMatch(leg ->
            subject
                .trace()
                .segments(connection, leg)
                .takeWhile(s -> s.frame() < reset.frame())
                .anyMatch(s -> (s.flags() & TcpSegment.FIN) != 0));
  }

  private static Optional<FirstReset> find(Subject subject, SegmentRecord segment) {
    LabConnection connection = subject.trace().connections().get(segment.connection());
    for (OneWayFlow way : subject.ways()) {
      AskedConnection sender = subject.sender(Flow.valueOf(way.flow())).orElseThrow();
      boolean first = way.sender().orElseThrow() == connection;
      if (!sender.oneOfSeveral() && (first || way.receiver().orElseThrow() == connection)) {
        Leg leg = first ? Leg.TO_RELAY : Leg.FROM_RELAY;
        return Optional.of(new FirstReset(segment, connection, sender, leg));
      }
    }
    return Optional.empty();
  }

  /** The client of the connection. */
  String client() {
    return dataLeg == Leg.TO_RELAY ? sender.client() : sender.receiver();
  }

  /** Whether the client has sent it, not the relay. */
  boolean byClient() {
    return segment.leg() == Leg.TO_RELAY;
  }

  /** Which connection it is, for the middle of a sentence. */
  String words() {
    return "the connection on which `"
        + client()
        + (dataLeg == Leg.TO_RELAY ? "` sends the " : "` gets the ")
        + sender.flowName();
  }

  /** How many bytes of the flow were sent there before it. */
  long bytesBefore(Subject subject) {
    return lastBefore(subject).map(SegmentRecord::lastSeq).orElse(0L);
  }

  /** The segment with the last byte before it. */
  Optional<SegmentRecord> lastBefore(Subject subject) {
    return subject
        .trace()
        .data(connection, dataLeg)
        .takeWhile(s -> s.frame() < segment.frame())
        .max(Comparator.comparingLong(SegmentRecord::lastSeq));
  }
}

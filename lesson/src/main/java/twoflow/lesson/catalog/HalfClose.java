package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.OneWayFlow;
import twoflow.analysis.link.SegmentRecord;
import twoflow.core.row.Flow;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.AskedConnection;
import twoflow.lesson.subject.Subject;
import twoflow.pcap.tcp.TcpSegment;

/**
 * A client that has sent its FIN, and still gets the rows of a flow.
 *
 * @param sender the flow, and who sends it
 * @param connection on which the receiver gets it
 * @param fin the FIN of the receiver
 * @param lastBefore the last byte that was sent before it
 * @param after what the relay sends after it, with new bytes
 */
record HalfClose(
    AskedConnection sender,
    LabConnection connection,
    SegmentRecord fin,
    long lastBefore,
    Totals after) {

  /** A shorter time may be two ends that cross. */
  private static final long SHORTEST_NS = 50_000_000;

  /** Empty when there is none, or when there are several sessions. */
  static Optional<HalfClose> of(Subject subject) {
    List<HalfClose> found =
        subject.ways().stream()
            .flatMap(way -> of(subject, way).stream())
            .filter(half -> !half.sender.oneOfSeveral())
            .toList();
    return found.size() == 1 && !subject.trace().tap()
        ? Optional.of(found.getFirst())
        : Optional.empty();
  }

  private static Optional<HalfClose> of(Subject subject, OneWayFlow way) {
    LabConnection connection = way.receiver().orElseThrow();
    Optional<SegmentRecord> fin =
        subject
            .trace()
            .segments(connection, Leg.TO_RELAY)
            .filter(s -> (s.flags() & TcpSegment.FIN) != 0)
            .findFirst();
    boolean reset = subject.trace().segments(connection).anyMatch(HalfClose::isReset);
    return reset
        ? Optional.empty()
        : fin.map(segment -> half(subject, way, segment))
            .filter(half -> half.after.segments() > 0 && half.lengthNs() >= SHORTEST_NS);
  }

  private static HalfClose half(Subject subject, OneWayFlow way, SegmentRecord fin) {
    LabConnection connection = way.receiver().orElseThrow();
    Flow flow = Flow.valueOf(way.flow());
    long before =
        subject
            .trace()
            .data(connection, Leg.FROM_RELAY)
            .filter(s -> s.frame() < fin.frame())
            .mapToLong(SegmentRecord::lastSeq)
            .max()
            .orElse(0);
    Totals after =
        Totals.of(
            subject
                .trace()
                .data(connection, Leg.FROM_RELAY)
                .filter(s -> s.frame() > fin.frame() && !s.retransmission()));
    return new HalfClose(subject.sender(flow).orElseThrow(), connection, fin, before, after);
  }

  private static boolean isReset(SegmentRecord segment) {
    return (segment.flags() & TcpSegment.RST) != 0;
  }

  /** From the FIN to the last segment with payload. */
  long lengthNs() {
    return after.lastNs() - fin.timeNs();
  }

  /** The first frames with payload after the FIN. */
  List<Long> frames(Subject subject) {
    return subject
        .trace()
        .from(fin.frame(), connection, Leg.FROM_RELAY)
        .filter(s -> s.payloadBytes() > 0)
        .limit(Solution.MAX_FRAMES)
        .map(SegmentRecord::frame)
        .toList();
  }

  /** How many bytes come after the FIN. */
  long bytesAfter() {
    return connection.direction(Leg.FROM_RELAY).bytes() - lastBefore;
  }

  /** What comes after the FIN, as a display filter. */
  String filter() {
    return Filters.data(connection, Leg.FROM_RELAY) + " && frame.number > " + fin.frame();
  }

  /** Two sentences that say where to look. */
  String words() {
    return "The client `"
        + sender.receiver()
        + "` sends its FIN on the connection on which it gets the "
        + sender.flowName()
        + ". The relay goes on sending.";
  }

  /** How to find the FIN. */
  String find() {
    return "Filter for `tcp.dstport == "
        + sender.relayPort()
        + " && tcp.flags.fin == 1` to find the FIN of this client, and then keep to its port: what"
        + " comes after it with a TCP Segment Len above 0?";
  }
}

package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.subject.Subject;
import twoflow.lesson.subject.Trace;
import twoflow.pcap.tcp.TcpSegment;

/**
 * The bytes that TCP has sent again, where these are the bytes of one segment alone: the original
 * and its repetitions. Repeated bytes are counted, not Wireshark's labels, which depend on the
 * times.
 *
 * @param connection the connection
 * @param sender which side has sent them
 * @param copies the original, and all repetitions, in the order of the capture
 */
record Repetition(LabConnection connection, Leg sender, List<SegmentRecord> copies) {

  /** Linux gives a connection up after fewer (tcp_retries2, tcp(7)). */
  private static final int MAX_REPEATED = 100;

  private static final int NO_PURE_ACK = TcpSegment.SYN | TcpSegment.FIN | TcpSegment.RST;

  /** Empty when nothing was sent again, or bytes of several segments, or cut otherwise. */
  static Optional<Repetition> only(Subject subject) {
    Trace trace = subject.trace();
    List<SegmentRecord> repeated = repeated(subject);
    if (repeated.isEmpty() || repeated.size() > MAX_REPEATED) {
      return Optional.empty();
    }
    SegmentRecord first = repeated.getFirst();
    LabConnection connection = trace.connections().get(first.connection());
    List<SegmentRecord> copies =
        trace
            .data(connection, first.leg())
            .filter(s -> s.firstSeq() <= first.lastSeq() && s.lastSeq() >= first.firstSeq())
            .toList();
    boolean same =
        repeated.stream().allMatch(s -> s.connection() == first.connection())
            && copies.stream().allMatch(s -> sameBytes(s, first))
            && copies.size() == repeated.size() + 1;
    return same ? Optional.of(new Repetition(connection, first.leg(), copies)) : Optional.empty();
  }

  /**
   * The first segments that repeat bytes; none where a segment has new bytes, too, since a reader
   * may then count otherwise. The relay's tap does not see repetitions.
   */
  static List<SegmentRecord> repeated(Subject subject) {
    List<SegmentRecord> repeated = subject.trace().repeated();
    boolean recut = repeated.stream().anyMatch(s -> !s.retransmission());
    return recut || subject.trace().tap() ? List.of() : repeated;
  }

  private static boolean sameBytes(SegmentRecord one, SegmentRecord other) {
    return one.leg() == other.leg()
        && one.firstSeq() == other.firstSeq()
        && one.payloadBytes() == other.payloadBytes();
  }

  SegmentRecord original() {
    return copies.getFirst();
  }

  SegmentRecord again() {
    return copies.get(1);
  }

  /** How long it took from the original to the first repetition. */
  long waitNs() {
    return again().timeNs() - original().timeNs();
  }

  /** What the receiver sends between the original and the first repetition. */
  List<SegmentRecord> answers(Subject subject) {
    return subject
        .trace()
        .from(original().frame(), connection, sender.reverse())
        .takeWhile(s -> s.frame() < again().frame())
        .toList();
  }

  /**
   * The first ACK of all bytes before the original: those that say the same after it are
   * duplicates.
   */
  Optional<SegmentRecord> firstAck(Subject subject) {
    return subject
        .trace()
        .segments(connection, sender.reverse())
        .filter(s -> (s.flags() & TcpSegment.SYN) == 0 && s.ack() == original().firstSeq())
        .findFirst();
  }

  /**
   * The duplicate ACKs between the original and the first repetition: no payload, and the same
   * number and window as the ACK before (RFC 5681, 2). None where the original is the first segment
   * of all: the SYN-ACK has the same number, but no scaled window.
   */
  List<SegmentRecord> duplicateAcks(Subject subject) {
    Optional<SegmentRecord> first = firstAck(subject);
    return first.isEmpty() || original().firstSeq() == 1
        ? List.of()
        : answers(subject).stream()
            .filter(s -> s.frame() > first.get().frame() && s.ack() == original().firstSeq())
            .filter(s -> s.payloadBytes() == 0 && (s.flags() & NO_PURE_ACK) == 0)
            .filter(s -> s.windowBytes() == first.get().windowBytes())
            .toList();
  }

  /** New bytes that came between the original and the first repetition: they have to wait. */
  List<SegmentRecord> behind(Subject subject) {
    return subject
        .trace()
        .from(original().frame() + 1, connection, sender)
        .takeWhile(s -> s.frame() < again().frame())
        .filter(s -> s.payloadBytes() > 0 && !s.retransmission())
        .toList();
  }

  /** A display filter of all copies. */
  String filter() {
    return Filters.data(connection, sender) + " && tcp.seq == " + original().firstSeq();
  }
}

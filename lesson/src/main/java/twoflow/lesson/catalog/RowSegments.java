package twoflow.lesson.catalog;

import java.util.List;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.RowLink;
import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.subject.Subject;

/**
 * The segments that carry a row on one leg, in the order of the capture. A row has a few.
 *
 * @param all all of them
 */
record RowSegments(List<SegmentRecord> all) {

  /** Those that carry the asked row to the relay. */
  static RowSegments toRelay(Subject subject) {
    return of(
        subject, subject.row().connection().connection(), Leg.TO_RELAY, subject.row().toRelay());
  }

  /** Those that carry it to its receiver. */
  static RowSegments fromRelay(Subject subject) {
    return of(subject, subject.rowReceiver(), Leg.FROM_RELAY, subject.row().fromRelay());
  }

  private static RowSegments of(
      Subject subject, LabConnection connection, Leg sender, RowLink row) {
    return new RowSegments(
        subject
            .trace()
            .from(row.frames().getFirst(), connection, sender)
            .takeWhile(s -> s.frame() <= row.frames().getLast())
            .filter(s -> s.payloadBytes() > 0)
            .filter(s -> s.firstSeq() <= row.lastSeq() && s.lastSeq() >= row.firstSeq())
            .toList());
  }

  /** Those with bytes that were not sent before. */
  List<SegmentRecord> withNewBytes() {
    return all.stream().filter(s -> !s.retransmission()).toList();
  }

  /** Whether bytes were sent again. */
  boolean repeated() {
    return all.stream().anyMatch(s -> s.repeatedBytes() > 0);
  }

  /**
   * Whether a segment has new bytes and others that were sent before: then what is a repetition?
   */
  boolean recut() {
    return all.stream().anyMatch(s -> s.repeatedBytes() > 0 && !s.retransmission());
  }

  /** The first one. */
  SegmentRecord first() {
    return all.getFirst();
  }

  /** The first one that has a byte; the capture is complete, so there is one. */
  SegmentRecord with(long seq) {
    return all.stream()
        .filter(s -> s.firstSeq() <= seq && seq <= s.lastSeq())
        .findFirst()
        .orElseThrow();
  }

  /** Their frames. */
  List<Long> frames() {
    return all.stream().map(SegmentRecord::frame).toList();
  }
}

package twoflow.lesson.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.SegmentTable;
import twoflow.pcap.tcp.TcpSegment;

/**
 * Where the segments of each connection are, 4 bytes a segment; and the few that are looked for
 * again and again. Made in one go through a capture.
 */
final class TraceIndex {

  /** Of more SYNs or repetitions nothing is asked: a run of this lab has a handful. */
  static final int MAX_KEPT = 1_000;

  private final List<int[]> byConnection;
  private final List<SegmentRecord> syns = new ArrayList<>();
  private final List<SegmentRecord> repeated = new ArrayList<>();
  private SegmentRecord firstReset;
  private long withPayload;

  TraceIndex(LinkedCapture capture) {
    List<IntStream.Builder> builders = new ArrayList<>();
    capture.connections().forEach(connection -> builders.add(IntStream.builder()));
    SegmentTable segments = capture.segments();
    for (int i = 0; i < segments.size(); i++) {
      SegmentRecord segment = segments.get(i);
      builders.get(segment.connection()).add(i);
      keep(segment);
    }
    byConnection = builders.stream().map(builder -> builder.build().toArray()).toList();
  }

  private void keep(SegmentRecord segment) {
    withPayload += segment.payloadBytes() > 0 ? 1 : 0;
    if ((segment.flags() & TcpSegment.SYN) != 0 && syns.size() < MAX_KEPT) {
      syns.add(segment);
    }
    if (segment.repeatedBytes() > 0 && repeated.size() < MAX_KEPT) {
      repeated.add(segment);
    }
    if ((segment.flags() & TcpSegment.RST) != 0 && firstReset == null) {
      firstReset = segment;
    }
  }

  /** The places of a connection's segments in the capture's table, ascending. */
  int[] of(int connection) {
    return byConnection.get(connection);
  }

  List<SegmentRecord> syns() {
    return List.copyOf(syns);
  }

  List<SegmentRecord> repeated() {
    return List.copyOf(repeated);
  }

  Optional<SegmentRecord> firstReset() {
    return Optional.ofNullable(firstReset);
  }

  long withPayload() {
    return withPayload;
  }
}

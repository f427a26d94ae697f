package twoflow.report.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.SegmentTable;
import twoflow.pcap.tcp.Gap;

/**
 * Finds when the bytes that a capture lacks went over the network: between the segments of their
 * stream that are nearest, else while the connection had segments.
 */
final class MissingBytes {

  /** How many holes the page draws: more are no picture any more. */
  static final int MAX_HOLES = 500;

  private final LinkedCapture capture;
  private final Map<Lane, TreeMap<Long, Around>> gaps = new HashMap<>();
  private final Map<Integer, Span> spans = new HashMap<>();
  private final List<Around> inOrder = new ArrayList<>();

  MissingBytes(LinkedCapture capture) {
    this.capture = capture;
    List<LabConnection> connections = capture.connections();
    int shown = Math.min(PageCollector.MAX_CONNECTIONS, connections.size());
    for (int i = 0; i < shown; i++) {
      for (Leg leg : Leg.values()) {
        for (Gap gap : connections.get(i).direction(leg).stream().gaps()) {
          add(new Lane(i, leg), gap);
        }
      }
    }
  }

  private void add(Lane lane, Gap gap) {
    if (inOrder.size() < MAX_HOLES) {
      Around around = new Around(lane, gap);
      inOrder.add(around);
      gaps.computeIfAbsent(lane, key -> new TreeMap<>()).put(gap.firstSeq(), around);
    }
  }

  /**
   * Reads all segments, if bytes are missing at all.
   *
   * @param startNs where the page's times begin, epoch nanoseconds
   */
  List<PageData.Hole> find(long startNs) {
    SegmentTable table = capture.segments();
    for (long i = 0; !inOrder.isEmpty() && i < table.size(); i++) {
      SegmentRecord segment = table.get(i);
      spans.computeIfAbsent(segment.connection(), key -> new Span()).extendTo(segment.timeNs());
      if (segment.payloadBytes() > 0) {
        meet(segment, gaps.get(new Lane(segment.connection(), segment.leg())));
      }
    }
    return inOrder.stream().map(around -> hole(around, startNs)).toList();
  }

  private static void meet(SegmentRecord segment, TreeMap<Long, Around> ofLane) {
    if (ofLane == null) {
      return;
    }
    Map.Entry<Long, Around> next = ofLane.ceilingEntry(segment.firstSeq());
    if (next != null) {
      next.getValue().before(segment);
    }
    Map.Entry<Long, Around> last = ofLane.floorEntry(segment.lastSeq());
    if (last != null) {
      last.getValue().after(segment);
    }
  }

  private PageData.Hole hole(Around around, long startNs) {
    LabConnection connection = capture.connections().get(around.lane.connection());
    Span span = spans.getOrDefault(around.lane.connection(), new Span());
    long afterNs = around.beforeSeq > 0 ? around.beforeNs : span.firstNs;
    long beforeNs = around.afterSeq < Long.MAX_VALUE ? around.afterNs : span.lastNs;
    return new PageData.Hole(
        connection.tcpStream(),
        connection.flow(),
        around.lane.leg(),
        around.gap.firstSeq(),
        around.gap.lastSeq(),
        afterNs - startNs,
        Math.max(afterNs, beforeNs) - startNs);
  }

  private record Lane(int connection, Leg leg) {}

  /** When a connection had segments. */
  private static final class Span {

    private long firstNs = Long.MAX_VALUE;
    private long lastNs;

    void extendTo(long timeNs) {
      firstNs = Math.min(firstNs, timeNs);
      lastNs = Math.max(lastNs, timeNs);
    }
  }

  /** A gap, and the nearest segments of its stream. */
  private static final class Around {

    private final Lane lane;
    private final Gap gap;
    private long beforeSeq;
    private long beforeNs;
    private long afterSeq = Long.MAX_VALUE;
    private long afterNs;

    Around(Lane lane, Gap gap) {
      this.lane = lane;
      this.gap = gap;
    }

    void before(SegmentRecord segment) {
      if (segment.firstSeq() > beforeSeq) {
        beforeSeq = segment.firstSeq();
        beforeNs = segment.timeNs();
      }
    }

    void after(SegmentRecord segment) {
      if (segment.lastSeq() < afterSeq) {
        afterSeq = segment.lastSeq();
        afterNs = segment.timeNs();
      }
    }
  }
}

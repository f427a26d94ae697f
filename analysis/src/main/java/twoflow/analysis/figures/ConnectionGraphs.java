package twoflow.analysis.figures;

import java.util.List;
import java.util.TreeMap;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.SegmentTable;
import twoflow.pcap.tcp.TcpSegment;

/**
 * Makes the graphs of the first connections, for each direction that has payload.
 *
 * <pre>
 *   segments, counted once --> how many points each graph may have --> read again: the graphs
 * </pre>
 */
public final class ConnectionGraphs {

  /** Of so many directions at most; of the others nothing is drawn. */
  public static final int MAX_GRAPHS = 60;

  /** A slot gives a segment, an ACK and a round trip; a few segments more where marks differ. */
  private static final int POINTS_OF_A_SLOT = 3;

  private final LinkedCapture capture;
  private final SegmentMarks marks;
  private final TreeMap<Integer, Extent> extents = new TreeMap<>();

  private ConnectionGraphs(LinkedCapture capture, SegmentMarks marks) {
    this.capture = capture;
    this.marks = marks;
  }

  /**
   * Goes through a capture's segments twice.
   *
   * @param maxPoints about how many points all graphs have together
   */
  public static List<ConnectionGraph> of(LinkedCapture capture, SegmentMarks marks, int maxPoints) {
    return new ConnectionGraphs(capture, marks).graphs(maxPoints);
  }

  private List<ConnectionGraph> graphs(int maxPoints) {
    for (int i = 0; i < capture.connections().size() && extents.size() < MAX_GRAPHS; i++) {
      for (Leg leg : Leg.values()) {
        if (capture.connections().get(i).direction(leg).segments() > 0) {
          extents.put(key(i, leg), new Extent());
        }
      }
    }
    SegmentTable segments = capture.segments();
    for (long i = 0; i < segments.size(); i++) {
      count(segments.get(i));
    }
    TreeMap<Integer, GraphBuilder> builders = new TreeMap<>();
    extents.forEach((key, extent) ->
        builders.put(
            key,
            new GraphBuilder(
                key / 2, Leg.values()[key % 2], extent.slotNs(maxPoints / extents.size()))));
    for (long i = 0; i < segments.size(); i++) {
      add(segments.get(i), builders);
    }
    return builders.values().stream().map(GraphBuilder::build).toList();
  }

  private void count(SegmentRecord segment) {
    Extent sent = extents.get(key(segment.connection(), segment.leg()));
    if (sent != null && segment.payloadBytes() > 0) {
      sent.add(segment);
    }
    Extent acked = extents.get(key(segment.connection(), segment.leg().reverse()));
    if (acked != null && acknowledges(segment)) {
      acked.add(segment);
    }
  }

  private void add(SegmentRecord segment, TreeMap<Integer, GraphBuilder> builders) {
    GraphBuilder sent = builders.get(key(segment.connection(), segment.leg()));
    if (sent != null && segment.payloadBytes() > 0) {
      sent.sent(segment, marks);
    }
    GraphBuilder acked = builders.get(key(segment.connection(), segment.leg().reverse()));
    if (acked != null && acknowledges(segment)) {
      // The times of a tap's acknowledgments are made up.
      acked.acked(segment, !capture.summary().tap());
    }
  }

  /** In a RST the window means nothing. */
  private static boolean acknowledges(SegmentRecord segment) {
    return segment.ack() > 0 && (segment.flags() & TcpSegment.RST) == 0;
  }

  private static int key(int connection, Leg leg) {
    return 2 * connection + leg.ordinal();
  }

  /** How many points a direction has, and over which time. */
  private static final class Extent {

    private long points;
    private long firstNs = Long.MAX_VALUE;
    private long lastNs = Long.MIN_VALUE;

    void add(SegmentRecord segment) {
      points++;
      firstNs = Math.min(firstNs, segment.timeNs());
      lastNs = Math.max(lastNs, segment.timeNs());
    }

    /** 0 when all points may stand for themselves. */
    long slotNs(int maxPoints) {
      return points <= maxPoints
          ? 0
          : (lastNs - firstNs) / Math.max(1, maxPoints / POINTS_OF_A_SLOT) + 1;
    }
  }
}

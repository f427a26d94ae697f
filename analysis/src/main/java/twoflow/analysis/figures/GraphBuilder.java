package twoflow.analysis.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.SegmentRecord;

/** Makes the graph of one direction, slot by slot. */
final class GraphBuilder {

  private final int connection;
  private final Leg leg;
  private final long slotNs;
  private final RoundTrips waiting = new RoundTrips();
  private final List<ConnectionGraph.Sent> sent = new ArrayList<>();
  private final List<ConnectionGraph.Acked> acked = new ArrayList<>();
  private final List<ConnectionGraph.RoundTrip> roundTrips = new ArrayList<>();

  /** What the current slot has. */
  private final Map<Set<SegmentMark>, ConnectionGraph.Sent> slotSent = new LinkedHashMap<>();

  private ConnectionGraph.Acked slotAcked;
  private ConnectionGraph.RoundTrip slotRoundTrip;
  private long slot = Long.MIN_VALUE;

  /**
   * @param slotNs for how long points are taken together; 0 when each stands for itself
   */
  GraphBuilder(int connection, Leg leg, long slotNs) {
    this.connection = connection;
    this.leg = leg;
    this.slotNs = slotNs;
  }

  /** Adds a segment with payload. */
  void sent(SegmentRecord segment, SegmentMarks marks) {
    waiting.sent(segment);
    begin(segment.timeNs());
    ConnectionGraph.Sent one =
        new ConnectionGraph.Sent(
            segment.frame(),
            segment.timeNs(),
            segment.firstSeq(),
            segment.lastSeq(),
            1,
            marks.of(segment),
            marks.held(segment).map(Held::heldNs).orElse(0L));
    slotSent.merge(one.marks(), one, GraphBuilder::together);
  }

  /**
   * Adds an ACK of the other side.
   *
   * @param timed whether its time counts
   */
  void acked(SegmentRecord ack, boolean timed) {
    begin(ack.timeNs());
    slotAcked = new ConnectionGraph.Acked(ack.frame(), ack.timeNs(), ack.ack(), ack.windowBytes());
    if (timed) {
      waiting.acknowledged(ack.ack()).ifPresent(segment -> add(segment, ack));
    }
  }

  private void add(SegmentRecord segment, SegmentRecord ack) {
    long ns = RoundTrips.ns(segment, ack);
    if (slotRoundTrip == null || ns > slotRoundTrip.ns()) {
      slotRoundTrip =
          new ConnectionGraph.RoundTrip(segment.frame(), segment.timeNs(), ns, ack.frame());
    }
  }

  /** Without slots, each segment has its own. */
  private void begin(long timeNs) {
    long next = slotNs == 0 ? slot + 1 : timeNs / slotNs;
    if (next != slot) {
      flush();
      slot = next;
    }
  }

  private void flush() {
    sent.addAll(slotSent.values());
    slotSent.clear();
    if (slotAcked != null) {
      acked.add(slotAcked);
      slotAcked = null;
    }
    if (slotRoundTrip != null) {
      roundTrips.add(slotRoundTrip);
      slotRoundTrip = null;
    }
  }

  private static ConnectionGraph.Sent together(ConnectionGraph.Sent a, ConnectionGraph.Sent b) {
    return new ConnectionGraph.Sent(
        a.frame(),
        a.timeNs(),
        Math.min(a.firstSeq(), b.firstSeq()),
        Math.max(a.lastSeq(), b.lastSeq()),
        a.segments() + b.segments(),
        a.marks(),
        a.heldNs());
  }

  ConnectionGraph build() {
    flush();
    return new ConnectionGraph(connection, leg, slotNs, sent, acked, roundTrips);
  }
}

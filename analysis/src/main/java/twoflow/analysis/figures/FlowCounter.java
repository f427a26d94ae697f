package twoflow.analysis.figures;

import twoflow.analysis.link.Leg;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.store.RecordStore;

/** Adds up the figures of one flow on one leg. */
final class FlowCounter {

  private final String flow;
  private final Leg leg;
  private final SpreadCounter sizes;
  private final SpreadCounter gaps;
  private final SpreadCounter roundTrips;
  private long payloadBytes;
  private long headerBytes;
  private long repeatedSegments;
  private long repeatedBytes;

  FlowCounter(String flow, Leg leg, RecordStore store) {
    this.flow = flow;
    this.leg = leg;
    this.sizes = new SpreadCounter(store);
    this.gaps = new SpreadCounter(store);
    this.roundTrips = new SpreadCounter(store);
  }

  /** Adds a segment with payload. */
  void add(SegmentRecord segment, Direction direction) {
    direction.roundTrips.sent(segment);
    repeatedBytes += segment.repeatedBytes();
    if (segment.retransmission()) {
      repeatedSegments++;
      return;
    }
    payloadBytes += segment.newPayloadBytes();
    headerBytes += segment.headerBytes();
    sizes.add(segment.payloadBytes());
    if (direction.lastNs != Direction.NEVER) {
      gaps.add(Math.max(0, segment.timeNs() - direction.lastNs));
    }
    direction.lastNs = segment.timeNs();
  }

  /** The other side acknowledged bytes of this flow. */
  void acknowledged(SegmentRecord ack, Direction direction) {
    direction
        .roundTrips
        .acknowledged(ack.ack())
        .ifPresent(segment -> roundTrips.add(RoundTrips.ns(segment, ack)));
  }

  boolean isEmpty() {
    return sizes.size() == 0 && repeatedSegments == 0;
  }

  FlowFigures figures() {
    return new FlowFigures(
        flow,
        leg,
        payloadBytes,
        headerBytes,
        sizes.spread(),
        gaps.spread(),
        roundTrips.spread(),
        repeatedSegments,
        repeatedBytes);
  }

  /** What has to be remembered of one connection's direction. */
  static final class Direction {

    private static final long NEVER = Long.MIN_VALUE;

    private final RoundTrips roundTrips = new RoundTrips();
    private long lastNs = NEVER;
  }
}

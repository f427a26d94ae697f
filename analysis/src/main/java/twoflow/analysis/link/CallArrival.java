package twoflow.analysis.link;

import java.util.TreeMap;

/** Up to where a call has come at the end of a leg, and by which frames. */
final class CallArrival {

  private final PacketTable packets;

  /** What has come behind a hole: the last byte, by the first. */
  private final TreeMap<Long, Long> beyond = new TreeMap<>();

  private long wholeUpTo;
  private long next;

  /**
   * @param packets get the frames that deliver them
   */
  CallArrival(PacketTable packets) {
    this.packets = packets;
  }

  /** A segment with payload has come. */
  void arrived(SegmentRecord segment) {
    beyond.merge(segment.firstSeq(), segment.lastSeq(), Math::max);
    while (!beyond.isEmpty() && beyond.firstKey() <= wholeUpTo + 1) {
      wholeUpTo = Math.max(wholeUpTo, beyond.pollFirstEntry().getValue());
    }
    for (; next < packets.size() && packets.lastSeq(next) <= wholeUpTo; next++) {
      packets.deliver(next, new PacketTable.Delivery(segment.frame(), segment.timeNs()));
    }
  }
}

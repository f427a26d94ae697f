package twoflow.analysis.figures;

import java.util.List;
import java.util.Set;
import twoflow.analysis.link.Leg;

/**
 * How one direction of a connection went on: its bytes over time, what the other side acknowledged
 * and announced, and the round trips. A large one is thinned out.
 *
 * @param connection the index of the connection
 * @param leg on which leg the bytes go
 * @param slotNs for how long segments, ACKs and round trips are taken together; 0 when each stands
 *     for itself
 * @param sent the segments with payload, in the order of the capture
 * @param acked the other side's ACKs; of those in a slot the last
 * @param roundTrips the round trips; of those in a slot the longest
 */
public record ConnectionGraph(
    int connection,
    Leg leg,
    long slotNs,
    List<Sent> sent,
    List<Acked> acked,
    List<RoundTrip> roundTrips) {

  /**
   * A segment, or all those in a slot that have the same marks.
   *
   * @param frame the first one's frame, Wireshark's number
   * @param timeNs when it was captured, epoch nanoseconds
   * @param firstSeq stream offset of the lowest byte + 1
   * @param lastSeq stream offset of the highest byte + 1
   * @param segments how many there are
   * @param marks what they did otherwise than most
   * @param heldNs for how long the first one was held back; 0 when it was not
   */
  public record Sent(
      long frame,
      long timeNs,
      long firstSeq,
      long lastSeq,
      long segments,
      Set<SegmentMark> marks,
      long heldNs) {}

  /**
   * What the other side had, and what it would take.
   *
   * @param frame the ACK's frame
   * @param timeNs when it was captured, epoch nanoseconds
   * @param ack stream offset of the byte that it expects next + 1
   * @param windowBytes how many bytes it takes from there on
   */
  public record Acked(long frame, long timeNs, long ack, long windowBytes) {}

  /**
   * A round trip, as the place of the capture sees it.
   *
   * @param frame the segment's frame
   * @param timeNs when the segment was captured, epoch nanoseconds
   * @param ns from it to its ACK
   * @param ackFrame the ACK's frame
   */
  public record RoundTrip(long frame, long timeNs, long ns, long ackFrame) {}
}

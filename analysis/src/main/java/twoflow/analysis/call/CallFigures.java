package twoflow.analysis.call;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.PacketTable;
import twoflow.analysis.store.ExactQuantiles;

/**
 * A call on one leg.
 *
 * @param flow the flow's name
 * @param pair the number of the pair of clients, from 1
 * @param leg which leg
 * @param packets how many packets there are
 * @param delayP50Ns the median of their delays, more than that of the fastest packet
 * @param delayP99Ns the 99th percentile
 * @param delayMaxNs the greatest
 * @param deltas from one delivery to the next, within the rows
 * @param jitter the jitter of RFC 3550
 * @param packetsPerFrame how many packets a frame delivers at most; with more than one, the jitter
 *     and the losses that Wireshark shows do not hold
 * @param playoutMs how long a packet is held before it is played
 * @param late the packets that come too late for that
 * @param delayMs from mouth to ear: a packet's length and that time
 * @param rating the E-model's R for it, an estimate
 * @param mos its mean opinion score, an estimate
 * @param curve how many packets come too late for other times
 */
public record CallFigures(
    String flow,
    int pair,
    Leg leg,
    long packets,
    long delayP50Ns,
    long delayP99Ns,
    long delayMaxNs,
    Extent deltas,
    Extent jitter,
    long packetsPerFrame,
    long playoutMs,
    LateLoss late,
    long delayMs,
    double rating,
    double mos,
    List<Point> curve) {

  private static final long LAST_OF_CURVE_MS = 300;
  private static final long STEP_OF_CURVE_MS = 20;
  private static final int SAMPLES_PER_MS = 8;

  /**
   * A point of the curve.
   *
   * @param playoutMs how long a packet is held
   * @param late how many come too late for that
   */
  public record Point(long playoutMs, long late) {}

  /** Whether what Wireshark shows of jitter and loss holds. */
  public boolean wiresharkHolds() {
    return packetsPerFrame <= 1;
  }

  /**
   * The figures of a leg that has a packet.
   *
   * @param playout how long a packet is held before it is played
   */
  public static CallFigures of(
      String flow, int pair, Leg leg, PacketTable packets, Duration playout) {
    CallDelivery delivery = new CallDelivery(packets);
    ExactQuantiles delays =
        new ExactQuantiles(
            consumer -> delivery.forEachDelay((packet, delayNs) -> consumer.accept(delayNs)));
    LateLoss late = delivery.late(playout);
    long delayMs = packets.payloadBytes(0) / SAMPLES_PER_MS + playout.toMillis();
    double rating = EModel.SILENCE.rating(late, delayMs);
    List<Point> curve =
        LongStream.iterate(0, ms -> ms <= LAST_OF_CURVE_MS, ms -> ms + STEP_OF_CURVE_MS)
            .mapToObj(ms -> new Point(ms, delivery.late(Duration.ofMillis(ms)).late()))
            .toList();
    return new CallFigures(
        flow,
        pair,
        leg,
        packets.size(),
        delays.percentile(50),
        delays.percentile(99),
        delays.max(),
        delivery.deltas(),
        delivery.jitter(),
        delivery.packetsPerFrame(),
        playout.toMillis(),
        late,
        delayMs,
        rating,
        EModel.mos(rating),
        curve);
  }
}

package twoflow.analysis.call;

import java.time.Duration;
import twoflow.analysis.link.PacketTable;
import twoflow.call.g711.Codec;

/**
 * When the packets of a call could be given to the listening program, on one leg, against when they
 * would be on time: the packet that was fastest sets the beginning, and the others follow by their
 * timestamps. On TCP a packet is delivered with the frame that makes the stream whole up to its
 * last byte: one lost segment holds up all behind it.
 */
public final class CallDelivery {

  private static final long SAMPLE_NS = 1_000_000_000L / Codec.SAMPLE_RATE;

  /** RFC 3550, 6.4.1: each difference moves the jitter by a sixteenth. */
  private static final double JITTER_GAIN = 16;

  private final PacketTable packets;

  /** The least of the times at which a packet would have been sent if it took none. */
  private final long beginNs;

  /** A call's delivery. */
  public CallDelivery(PacketTable packets) {
    this.packets = packets;
    long[] least = {Long.MAX_VALUE};
    forEach((index, mediaNs) -> least[0] = Math.min(least[0], delivered(index) - mediaNs));
    this.beginNs = least[0];
  }

  /** A packet and its time by the timestamps. */
  private interface Visitor<E extends Exception> {

    /**
     * The next packet.
     *
     * @param mediaNs how long after the first packet it belongs
     */
    void visit(long index, long mediaNs) throws E;
  }

  /**
   * Takes the delay of a packet.
   *
   * @param <E> what goes wrong there
   */
  @FunctionalInterface
  public interface DelayConsumer<E extends Exception> {

    /**
     * The next packet.
     *
     * @param packet its place in the table
     * @param delayNs how much more time it took than the fastest one
     */
    void accept(long packet, long delayNs) throws E;
  }

  /** Timestamps have 32 bits: only their differences say something. */
  private <E extends Exception> void forEach(Visitor<E> visitor) throws E {
    long mediaNs = 0;
    for (long i = 0; i < packets.size(); i++) {
      if (i > 0) {
        mediaNs += (int) (packets.timestamp(i) - packets.timestamp(i - 1)) * SAMPLE_NS;
      }
      visitor.visit(i, mediaNs);
    }
  }

  private long delivered(long index) {
    return packets.deliveredNs(index);
  }

  /** Gives the delay of each packet, in order. */
  public <E extends Exception> void forEachDelay(DelayConsumer<E> consumer) throws E {
    forEach((index, mediaNs) -> consumer.accept(index, delivered(index) - mediaNs - beginNs));
  }

  /**
   * The packets that come too late.
   *
   * @param playout how long the listening program holds the fastest packet before it plays it
   */
  public LateLoss late(Duration playout) {
    LateCounter counter = new LateCounter(playout.toNanos());
    forEachDelay(counter);
    return counter.loss();
  }

  /** Counts late packets, and their groups. */
  private static final class LateCounter implements DelayConsumer<RuntimeException> {

    private final long playoutNs;
    private long packets;
    private long late;
    private long runs;
    private boolean inRun;

    LateCounter(long playoutNs) {
      this.playoutNs = playoutNs;
    }

    @Override
    public void accept(long packet, long delayNs) {
      boolean isLate = delayNs > playoutNs;
      packets++;
      late += isLate ? 1 : 0;
      runs += isLate && !inRun ? 1 : 0;
      inRun = isLate;
    }

    LateLoss loss() {
      return new LateLoss(packets, late, runs);
    }
  }

  /** From one packet's delivery to the next of the same row: a pause between rows is no delay. */
  public Extent deltas() {
    Extent.Builder deltas = new Extent.Builder();
    for (long i = 1; i < packets.size(); i++) {
      if (packets.chunk(i) > 1) {
        deltas.add(delivered(i) - delivered(i - 1));
      }
    }
    return deltas.build();
  }

  /**
   * The jitter of RFC 3550, 6.4.1, as it is after each packet but the first of a row. These, which
   * have the marker, count in the jitter of those behind them; Wireshark, too, leaves them out of
   * the least and the greatest jitter.
   */
  public Extent jitter() {
    Extent.Builder extent = new Extent.Builder();
    double[] jitter = {0};
    long[] before = {0};
    forEach((index, mediaNs) -> {
      long transitNs = delivered(index) - mediaNs;
      if (index > 0) {
        jitter[0] += (Math.abs(transitNs - before[0]) - jitter[0]) / JITTER_GAIN;
      }
      if (packets.chunk(index) > 1) {
        extent.add(jitter[0]);
      }
      before[0] = transitNs;
    });
    return extent.build();
  }

  /**
   * How many packets a frame delivers at most. Wireshark takes the time and the numbers of a frame
   * for those of all its packets: its jitter and its losses are right only where this is 1.
   */
  public long packetsPerFrame() {
    long most = 0;
    long inFrame = 0;
    for (long i = 0; i < packets.size(); i++) {
      boolean sameFrame = i > 0 && packets.frame(i) == packets.frame(i - 1);
      inFrame = sameFrame ? inFrame + 1 : 1;
      most = Math.max(most, inFrame);
    }
    return most;
  }
}

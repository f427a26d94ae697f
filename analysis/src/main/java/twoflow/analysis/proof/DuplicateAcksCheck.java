package twoflow.analysis.proof;

import twoflow.analysis.link.SegmentRecord;
import twoflow.pcap.tcp.TcpSegment;

/**
 * Whether so many duplicate ACKs came between a write that was lost and its first repetition. A
 * duplicate has no data, and the same number and window as the one before (RFC 5681, 2).
 */
final class DuplicateAcksCheck implements ProofCheck {

  private static final int NO_PURE_ACK = TcpSegment.SYN | TcpSegment.FIN | TcpSegment.RST;

  private static final long ANY_WINDOW = -1;

  private final Copies copies;
  private final Way way;
  private final int count;

  /** The SYN-ACK acknowledges what comes before the first byte, and its window is not scaled. */
  private long lastAck = 1;

  private long lastWindowBytes = ANY_WINDOW;
  private int duplicates;

  DuplicateAcksCheck(Copies copies, Way way, int count) {
    this.copies = copies;
    this.way = way;
    this.count = count;
  }

  @Override
  public void segment(SegmentRecord segment) {
    copies.take(segment);
    if (!way.answers(segment) || segment.ack() == 0) {
      return;
    }
    boolean pure = segment.payloadBytes() == 0 && (segment.flags() & NO_PURE_ACK) == 0;
    boolean sameWindow = lastWindowBytes == ANY_WINDOW || segment.windowBytes() == lastWindowBytes;
    boolean same = segment.ack() == lastAck && sameWindow;
    if (pure && same && copies.all().size() == 1) {
      duplicates++;
    }
    lastAck = segment.ack();
    lastWindowBytes = segment.windowBytes();
  }

  @Override
  public Finding finding() {
    return new Finding(
        copies.all().size() > 1 && duplicates == count,
        copies.words()
            + ": "
            + duplicates
            + " duplicate ACKs before the repetition; the scenario says "
            + count);
  }
}

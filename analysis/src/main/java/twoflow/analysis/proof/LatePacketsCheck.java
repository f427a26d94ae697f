package twoflow.analysis.proof;

import java.util.TreeMap;
import java.util.function.LongPredicate;
import twoflow.analysis.link.PacketTable;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.WriteTable;
import twoflow.analysis.store.RecordList;
import twoflow.analysis.store.RecordStore;
import twoflow.core.scenario.Proof;

/**
 * How many packets of a call come late to the end of a leg: so much longer after their write than
 * the one that was fastest. That is the network's doing. A program that sleeps too long on a busy
 * machine writes late, and does not count. Nor does a frame bring anything that the network loses
 * behind the place of the capture.
 */
final class LatePacketsCheck implements ProofCheck {

  private static final int PACKET = 0;
  private static final int FRAME = 1;
  private static final int DELAY_NS = 2;
  private static final int FIELDS = 3;

  private final Way way;
  private final PacketTable packets;
  private final WriteTable writes;
  private final LongPredicate lost;
  private final Proof.LatePackets proof;
  private final RecordList delays;

  /** What has come behind a hole: the last byte, by the first. */
  private final TreeMap<Long, Long> islands = new TreeMap<>();

  private long wholeUpTo;
  private long next;
  private long fastestNs = Long.MAX_VALUE;

  /**
   * @param way of the leg
   * @param packets those of the leg
   * @param writes of the client that speaks
   * @param lost whether the network has lost a frame
   */
  LatePacketsCheck(
      Way way,
      PacketTable packets,
      WriteTable writes,
      LongPredicate lost,
      Proof.LatePackets proof,
      RecordStore store) {
    this.way = way;
    this.packets = packets;
    this.writes = writes;
    this.lost = lost;
    this.proof = proof;
    this.delays = store.list(FIELDS);
  }

  @Override
  public void segment(SegmentRecord segment) {
    if (!way.has(segment) || segment.payloadBytes() == 0 || lost.test(segment.frame())) {
      return;
    }
    islands.merge(segment.firstSeq(), segment.lastSeq(), Math::max);
    while (!islands.isEmpty() && islands.firstKey() <= wholeUpTo + 1) {
      wholeUpTo = Math.max(wholeUpTo, islands.pollFirstEntry().getValue());
    }
    for (; next < packets.size() && packets.lastSeq(next) <= wholeUpTo; next++) {
      long write = writes.find(packets.firstSeq(next));
      if (write >= 0 && writes.sentNs(write) != WriteTable.UNKNOWN) {
        long delayNs = segment.timeNs() - writes.sentNs(write);
        delays.add(next, segment.frame(), delayNs);
        fastestNs = Math.min(fastestNs, delayNs);
      }
    }
  }

  @Override
  public Finding finding() {
    long late = 0;
    long latest = -1;
    for (long i = 0; i < delays.size(); i++) {
      late += lateNs(i) > proof.playout().toNanos() ? 1 : 0;
      latest = latest < 0 || lateNs(i) > lateNs(latest) ? i : latest;
    }
    StringBuilder words = new StringBuilder();
    words.append(late).append(" of ").append(delays.size()).append(" packets come more than ");
    words.append(proof.playout().toMillis()).append(" ms late after their write");
    if (latest >= 0) {
      long packet = delays.get(latest, PACKET);
      words.append(", the latest ").append(Copies.ms(lateNs(latest))).append(": row ");
      words.append(packets.row(packet)).append(" chunk ").append(packets.chunk(packet));
      words.append(" by frame ").append(delays.get(latest, FRAME));
    }
    words.append("; the scenario says ").append(said());
    boolean holds = late >= proof.packetsMin() && late <= proof.packetsMax();
    return new Finding(holds && delays.size() > 0, words.toString());
  }

  /** How much longer than the fastest packet one took. */
  private long lateNs(long index) {
    return delays.get(index, DELAY_NS) - fastestNs;
  }

  private String said() {
    if (proof.packetsMin() == 0) {
      return proof.packetsMax() + " at most";
    }
    return proof.packetsMin()
        + (proof.packetsMax() == Proof.LatePackets.ANY ? " at least" : " to " + proof.packetsMax());
  }
}

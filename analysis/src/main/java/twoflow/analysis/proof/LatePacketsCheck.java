package twoflow.analysis.proof;

import twoflow.analysis.link.PacketTable;
import twoflow.analysis.link.WriteTable;
import twoflow.core.scenario.Proof;

/**
 * How many packets of a call come late to the end of a leg: so much longer after their write than
 * the one that was fastest. That is the network's doing. A program that sleeps too long on a busy
 * machine writes late, and does not count.
 */
final class LatePacketsCheck implements ProofCheck {

  private static final long NONE = -1;

  private final PacketTable packets;
  private final WriteTable writes;
  private final Proof.LatePackets proof;

  /**
   * @param packets those of the leg, as they were delivered
   * @param writes of the client that speaks
   */
  LatePacketsCheck(PacketTable packets, WriteTable writes, Proof.LatePackets proof) {
    this.packets = packets;
    this.writes = writes;
    this.proof = proof;
  }

  @Override
  public Finding finding() {
    long fastestNs = Long.MAX_VALUE;
    for (long i = 0; i < packets.size(); i++) {
      fastestNs = isKnown(i) ? Math.min(fastestNs, delayNs(i)) : fastestNs;
    }
    long known = 0;
    long late = 0;
    long latest = NONE;
    for (long i = 0; i < packets.size(); i++) {
      if (isKnown(i)) {
        known++;
        late += delayNs(i) - fastestNs > proof.playout().toNanos() ? 1 : 0;
        latest = latest == NONE || delayNs(i) > delayNs(latest) ? i : latest;
      }
    }
    StringBuilder words = new StringBuilder();
    words.append(late).append(" of ").append(known).append(" packets come more than ");
    words.append(proof.playout().toMillis()).append(" ms late after their write");
    if (latest != NONE) {
      words.append(", the latest ").append(Copies.ms(delayNs(latest) - fastestNs));
      words.append(": row ").append(packets.row(latest));
      words.append(" chunk ").append(packets.chunk(latest));
      words.append(" by frame ").append(packets.frame(latest));
    }
    words.append("; the scenario says ").append(said());
    boolean holds = late >= proof.packetsMin() && late <= proof.packetsMax();
    return new Finding(holds && known > 0, words.toString());
  }

  /** Whether the client has logged the write of a packet. */
  private boolean isKnown(long packet) {
    long write = writes.find(packets.firstSeq(packet));
    return write >= 0 && writes.sentNs(write) != WriteTable.UNKNOWN;
  }

  /** From a packet's write to its delivery. */
  private long delayNs(long packet) {
    return packets.deliveredNs(packet) - writes.sentNs(writes.find(packets.firstSeq(packet)));
  }

  private String said() {
    if (proof.packetsMin() == 0) {
      return proof.packetsMax() + " at most";
    }
    return proof.packetsMin()
        + (proof.packetsMax() == Proof.LatePackets.ANY ? " at least" : " to " + proof.packetsMax());
  }
}

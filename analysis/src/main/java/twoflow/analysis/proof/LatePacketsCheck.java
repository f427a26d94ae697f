package twoflow.analysis.proof;

import java.time.Duration;
import twoflow.analysis.call.CallDelivery;
import twoflow.analysis.link.PacketTable;
import twoflow.analysis.link.SegmentRecord;
import twoflow.core.scenario.Proof;

/** How many packets of a call come too late to be heard. */
final class LatePacketsCheck implements ProofCheck {

  private final PacketTable packets;
  private final Proof.LatePackets proof;

  /**
   * @param packets those of the leg
   */
  LatePacketsCheck(PacketTable packets, Proof.LatePackets proof) {
    this.packets = packets;
    this.proof = proof;
  }

  /** The packets know the frames with which they came. */
  @Override
  public void segment(SegmentRecord segment) {
    // Nothing is to be counted.
  }

  @Override
  public Finding finding() {
    CallDelivery delivery = new CallDelivery(packets);
    Duration playout = proof.playout();
    long late = delivery.late(playout).late();
    long[] worst = {-1, -1};
    delivery.forEachDelay((packet, delayNs) -> {
      if (delayNs > worst[1]) {
        worst[0] = packet;
        worst[1] = delayNs;
      }
    });
    StringBuilder words = new StringBuilder();
    words.append(late).append(" of ").append(packets.size()).append(" packets come more than ");
    words.append(playout.toMillis()).append(" ms after the fastest");
    if (worst[0] >= 0) {
      words.append(", the latest by ").append(Copies.ms(worst[1])).append(": ");
      words.append("row ").append(packets.row(worst[0])).append(" chunk ");
      words.append(packets.chunk(worst[0])).append(" in frame ").append(packets.frame(worst[0]));
    }
    words.append("; the scenario says ").append(said());
    boolean holds = late >= proof.packetsMin() && late <= proof.packetsMax();
    return new Finding(holds && packets.size() > 0, words.toString());
  }

  private String said() {
    if (proof.packetsMin() == 0) {
      return proof.packetsMax() + " at most";
    }
    return proof.packetsMin()
        + (proof.packetsMax() == Proof.LatePackets.ANY ? " at least" : " to " + proof.packetsMax());
  }
}

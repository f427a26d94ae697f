package twoflow.analysis.call;

/**
 * The packets of a call that come too late to be heard.
 *
 * @param packets how many packets there are
 * @param late how many of them come after their time
 * @param runs in how many groups the late ones follow each other
 */
public record LateLoss(long packets, long late, long runs) {

  private static final double PERCENT = 100;

  /** The share of the late packets, in percent. */
  public double percent() {
    return packets == 0 ? 0 : PERCENT * late / packets;
  }

  /**
   * How much longer the groups are than they would be by chance (ITU-T G.107, BurstR); 1 is by
   * chance, and less is not counted.
   */
  public double burstRatio() {
    return runs == 0 ? 1 : Math.max(1, (double) late / runs * (1 - percent() / PERCENT));
  }
}

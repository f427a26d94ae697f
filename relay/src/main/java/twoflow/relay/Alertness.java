package twoflow.relay;

/**
 * Whether the loop stays awake after a piece instead of going to sleep. To wake a sleeping thread
 * takes tens of microseconds, more than all the rest of a piece's way through the relay; a pair
 * whose peers answer each other would pay that at each turn. So while one pair alone is served, its
 * legs in turn, the loop looks for the next piece for a moment (some 50 us). Where that was in
 * vain, it takes several turns until the loop does so again: others lose next to nothing by it.
 * After a peer has come it looks as well: its partner or its first bytes are on their way.
 */
final class Alertness {

  /** How often the loop looks, letting others run in between, before it goes to sleep. */
  static final int LOOKS = 50;

  /** Among several pairs that talk, one hardly ever comes that often in a row. */
  private static final int TURNS = 4;

  private Object lastPair;
  private Object lastLeg;
  private int turns;

  /**
   * A socket was served.
   *
   * @param pair what it belongs to; null for a listener, a peer without a partner, an ended pair
   * @param leg which side of the pair it is
   */
  void served(Object pair, Object leg) {
    if (pair == null) {
      turns = TURNS;
    } else if (pair == lastPair && leg != lastLeg) {
      turns++;
    } else {
      turns = 1;
    }
    lastPair = pair;
    // Nothing of a pair that has ended is to stay in memory.
    lastLeg = pair == null ? null : leg;
  }

  /** Whether to look for the next piece before going to sleep. */
  boolean awake() {
    return turns >= TURNS;
  }

  /** The looks found nothing. */
  void inVain() {
    turns = 0;
  }
}

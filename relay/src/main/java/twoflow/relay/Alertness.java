package twoflow.relay;

/**
 * Whether the loop stays awake after a piece instead of going to sleep. To wake a sleeping thread
 * takes tens of microseconds, more than all the rest of a piece's way through the relay; a pair
 * that talks back and forth would pay that at each turn. So while one pair alone is served again
 * and again, the loop looks for its next piece for a moment (some 50 us). Where that was in vain,
 * it takes several turns of the pair until the loop does so again: others lose next to nothing by
 * it.
 */
final class Alertness {

  /** How often the loop looks, letting others run in between, before it goes to sleep. */
  static final int LOOKS = 50;

  /** Pairs that talk at the same time take turns; one that talks alone comes that often. */
  private static final int TURNS_ALONE = 4;

  private Object last;
  private int turns;

  /**
   * A connection was served.
   *
   * @param session the pair that it belongs to; null for a listener or a peer that waits
   */
  void served(Object session) {
    turns = session != null && session == last ? turns + 1 : 1;
    last = session;
  }

  /** Whether to look for the next piece before going to sleep. */
  boolean awake() {
    return turns >= TURNS_ALONE;
  }

  /** The looks found nothing. */
  void inVain() {
    turns = 0;
  }
}

package twoflow.relay;

/**
 * Decides whether the loop spins (polls the selector for some 50 us) before it blocks in a select.
 * Waking a blocked thread takes tens of microseconds, more than the rest of a piece's way through
 * the relay, and two peers that answer each other would pay this for every piece.
 *
 * <p>The loop spins in two cases: while only one session is active and its two peers take turns,
 * and after a peer has connected, because its partner or its first bytes usually follow at once.
 * After a spin that found nothing, the next spin needs several turns again, so that other traffic
 * loses almost no time.
 */
final class SpinPolicy {

  /** How often one spin polls the selector; other threads may run between two polls. */
  static final int POLLS = 50;

  /** Several sessions that are active at once hardly ever give so many turns in a row. */
  private static final int TURNS = 4;

  private Object lastSession;
  private Object lastPeer;
  private int turns;

  /**
   * Called after a socket was served.
   *
   * @param session the socket's session; null for a listener, for a peer without a partner, and
   *     once the session is over
   * @param peer which of the session's two peers it is
   */
  void served(Object session, Object peer) {
    if (session == null) {
      turns = TURNS;
    } else if (session == lastSession && peer != lastPeer) {
      turns++;
    } else {
      turns = 1;
    }
    lastSession = session;
    // No reference to a session that is over, so that its memory can be freed.
    lastPeer = session == null ? null : peer;
  }

  /** Whether the loop spins before its next select. */
  boolean shouldSpin() {
    return turns >= TURNS;
  }

  /** The spin found nothing. */
  void spinFailed() {
    turns = 0;
  }
}

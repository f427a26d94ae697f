package twoflow.relay;

/**
 * How many peers the relay has at once, over all its flows, and how many it may have: a flood of
 * peers must not take the descriptors that the running pairs and the files need. Used by the
 * relay's loop alone; not thread-safe.
 */
final class ConnectionLimit {

  private final int most;
  private int open;

  /**
   * @param most how many peers there may be at once
   */
  ConnectionLimit(int most) {
    this.most = most;
  }

  /** Whether no further peer may be let in. */
  boolean reached() {
    return open >= most;
  }

  /** A peer was let in. */
  void letIn() {
    open++;
  }

  /** Peers have gone. */
  void gone(int peers) {
    open -= peers;
  }

  /** Why the next peer is refused. */
  String reason() {
    return most + " connections are open, the most there may be (--max-connections)";
  }
}

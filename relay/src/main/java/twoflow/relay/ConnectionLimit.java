package twoflow.relay;

/**
 * Counts the open connections of the relay over all its flows, up to a maximum. A flood of peers
 * must not use up the file descriptors that running sessions and files need. Used by the relay's
 * loop alone; not thread-safe.
 */
final class ConnectionLimit {

  private final int maxConnections;
  private int open;

  ConnectionLimit(int maxConnections) {
    this.maxConnections = maxConnections;
  }

  /** Whether the maximum is reached: no further connection may be acquired. */
  boolean reached() {
    return open >= maxConnections;
  }

  /** Counts one more open connection. */
  void acquire() {
    open++;
  }

  /** Counts connections that were closed. */
  void release(int connections) {
    open -= connections;
  }

  /** Why the next peer is refused. */
  String reason() {
    return maxConnections + " connections are open, the most there may be (--max-connections)";
  }
}

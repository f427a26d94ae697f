package twoflow.relay;

import java.time.Duration;

/**
 * How many pairs a flow gets, how long it waits for them, and how many peers there may be at once.
 *
 * @param sessions pairs per flow; 0 has no limit
 * @param timeout how long a flow without a running pair waits for one; 0 waits for ever
 * @param maxConnections peers at once, over all flows
 */
record Pairing(long sessions, Duration timeout, int maxConnections) {

  /** Room for 2,000 pairs and some more. */
  static final int DEFAULT_MAX_CONNECTIONS = 5000;

  /** With the default for the peers at once. */
  Pairing(long sessions, Duration timeout) {
    this(sessions, timeout, DEFAULT_MAX_CONNECTIONS);
  }

  /** Whether a flow that has had this many pairs gets no more. */
  boolean exhausted(long pairs) {
    return sessions != 0 && pairs >= sessions;
  }
}

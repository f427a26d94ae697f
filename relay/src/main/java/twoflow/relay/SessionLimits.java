package twoflow.relay;

import java.time.Duration;

/**
 * How many sessions a flow gets, how long it waits for each, and how many peers may be connected.
 *
 * @param sessions sessions per flow; 0 means no limit
 * @param timeout how long a flow without a running session waits for one; 0 means for ever
 * @param maxConnections peers that may be connected at once, over all flows
 */
record SessionLimits(long sessions, Duration timeout, int maxConnections) {

  /** Enough for 2,000 sessions and some more. */
  static final int DEFAULT_MAX_CONNECTIONS = 5000;

  /** Limits with the default number of connections. */
  SessionLimits(long sessions, Duration timeout) {
    this(sessions, timeout, DEFAULT_MAX_CONNECTIONS);
  }

  /** Whether a flow that has had this many sessions gets no more. */
  boolean exhausted(long pastSessions) {
    return sessions != 0 && pastSessions >= sessions;
  }
}

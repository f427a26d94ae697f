package twoflow.relay;

import java.time.Duration;

/**
 * How many pairs a flow gets, and how long it waits for them.
 *
 * @param sessions pairs per flow; 0 has no limit
 * @param timeout how long a flow without a running pair waits for one; 0 waits for ever
 */
record Pairing(long sessions, Duration timeout) {

  /** Whether a flow that has had this many pairs gets no more. */
  boolean exhausted(long pairs) {
    return sessions != 0 && pairs >= sessions;
  }
}

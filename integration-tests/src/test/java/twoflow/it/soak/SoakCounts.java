package twoflow.it.soak;

import java.util.EnumMap;
import java.util.Map;

/** How much has gone through the relay so far. */
final class SoakCounts {

  private final Map<Fault, Long> pairs = new EnumMap<>(Fault.class);
  private long bytes;

  /** A pair has ended as it had to, with so many bytes at their receivers. */
  synchronized void ended(PairPlan plan, long receivedBytes) {
    pairs.merge(plan.fault(), 1L, Long::sum);
    bytes += receivedBytes;
  }

  /** A single one has connected and left. */
  synchronized void left() {
    pairs.merge(Fault.LEAVE, 1L, Long::sum);
  }

  /** How many have ended with a fault, as it had to be. */
  synchronized long of(Fault fault) {
    return pairs.getOrDefault(fault, 0L);
  }

  /** How many pairs the relay has paired. */
  synchronized long pairs() {
    return pairs.values().stream().mapToLong(Long::longValue).sum() - of(Fault.LEAVE);
  }

  /** How many pairs the relay must have reset. */
  synchronized long resets() {
    return of(Fault.RESET) + of(Fault.RESET_AT_STALL);
  }

  /** How many bytes were received, each compared with the one that was sent. */
  synchronized long bytes() {
    return bytes;
  }

  @Override
  public synchronized String toString() {
    return pairs.toString();
  }
}

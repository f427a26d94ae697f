package twoflow.core.scenario;

/**
 * Where a write is among those of its flow.
 *
 * @param index how many writes come before it
 * @param firstSeq stream offset of its first byte + 1
 * @param lastSeq stream offset of its last byte + 1
 * @param dueNs when it is due, from the schedule's start
 * @param nextDueNs when the next write is due; {@link Long#MAX_VALUE} when there is none
 */
public record WritePlace(long index, long firstSeq, long lastSeq, long dueNs, long nextDueNs) {

  /** How many bytes it has. */
  public long bytes() {
    return lastSeq - firstSeq + 1;
  }
}

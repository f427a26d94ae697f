package twoflow.core.scenario;

/**
 * Where a write is among those of its flow.
 *
 * @param index how many writes come before it
 * @param firstSeq stream offset of its first byte + 1
 * @param lastSeq stream offset of its last byte + 1
 * @param dueNs when it is due, from the schedule's start
 * @param nextDueNs when the next write is due; {@link Long#MAX_VALUE} when there is none
 * @param pattern by what it is recognised
 */
public record WritePlace(
    long index, long firstSeq, long lastSeq, long dueNs, long nextDueNs, WritePattern pattern) {

  WritePlace withNextDueNs(long ns) {
    return new WritePlace(index, firstSeq, lastSeq, dueNs, ns, pattern);
  }

  WritePlace withPattern(WritePattern counted) {
    return new WritePlace(index, firstSeq, lastSeq, dueNs, nextDueNs, counted);
  }

  /** How many bytes it has. */
  public long bytes() {
    return lastSeq - firstSeq + 1;
  }
}

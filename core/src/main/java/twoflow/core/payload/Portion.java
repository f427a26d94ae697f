package twoflow.core.payload;

/**
 * The bytes of one row that one read gave.
 *
 * @param timeNs when they were read, epoch nanoseconds
 * @param firstSeq stream offset of the first byte + 1
 * @param lastSeq stream offset of the last byte + 1
 */
public record Portion(long timeNs, long firstSeq, long lastSeq) {

  /** The part of this portion up to and including a sequence number within it. */
  public Portion upTo(long seq) {
    return new Portion(timeNs, firstSeq, seq);
  }

  /** The part of this portion after a sequence number within it. */
  public Portion after(long seq) {
    return new Portion(timeNs, seq + 1, lastSeq);
  }
}

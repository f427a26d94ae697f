package twoflow.pcap.tcp;

/**
 * What a segment brought that was not captured before; the span from the first to the last such
 * byte.
 *
 * @param firstSeq stream offset of the first + 1; 0 when there is none
 * @param lastSeq stream offset of the last + 1; 0 when there is none
 */
public record NewBytes(long firstSeq, long lastSeq) {

  /** A segment that only repeats. */
  public static final NewBytes NONE = new NewBytes(0, 0);
}

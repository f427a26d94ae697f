package twoflow.report.tcp;

/**
 * One direction's sequence numbers as offsets in 64 bits (RFC 9293, 3.4: numbers are modulo 2^32).
 *
 * <pre>
 *   sequence number    ISN   ISN+1  ISN+2 ...   2^32-1   0   1 ...
 *   relative           0     1      2           grows on, never wraps
 *                      SYN   first payload byte
 * </pre>
 */
public final class SequenceSpace {

  private boolean known;
  private boolean certain;
  private int base;
  private long newest;

  /** Whether the number that relative 0 stands for is known. */
  public boolean known() {
    return known;
  }

  /** The number that relative 0 stands for: that of the SYN, as 32 bits. */
  int base() {
    return base;
  }

  /**
   * Whether relative 0 is the SYN; else it only comes before the first number that was captured.
   */
  public boolean certain() {
    return certain;
  }

  /**
   * Sets what relative 0 stands for, unless it is known.
   *
   * @param ofSyn whether that is the number of the SYN for certain
   */
  void startAt(int sequenceNumber, boolean ofSyn) {
    if (!known) {
      base = sequenceNumber;
      known = true;
    }
    certain |= ofSyn && base == sequenceNumber;
  }

  /**
   * The relative number, in 64 bits. Of the numbers that are the same modulo 2^32 it is the nearest
   * to the newest one seen; negative before the stream's beginning.
   */
  public long relative(int sequenceNumber) {
    long relative = newest + (sequenceNumber - base - (int) newest);
    newest = Math.max(newest, relative);
    return relative;
  }
}

package twoflow.core.net;

/** Relative sequence numbers as Wireshark shows them: the first payload byte is 1. */
public final class RelativeSeq {

  private static final long MASK = 0xFFFF_FFFFL;

  private RelativeSeq() {}

  /**
   * {@code seq=A..B} for a run of bytes, modulo 2^32 (RFC 9293, 3.4).
   *
   * @param firstSeq stream offset of the first byte + 1
   * @param lastSeq stream offset of the last byte + 1
   */
  public static String range(long firstSeq, long lastSeq) {
    return "seq=" + (firstSeq & MASK) + ".." + (lastSeq & MASK);
  }
}

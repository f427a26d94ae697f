package twoflow.pcap.frame;

import java.nio.ByteBuffer;

/** The Internet checksum: the ones' complement of the ones' complement sum (RFC 1071). */
final class InternetChecksum {

  private InternetChecksum() {}

  /**
   * Adds up bytes as 16-bit words in network order; an odd last byte is padded by a zero. The sum
   * is taken eight bytes at a time and not folded yet (RFC 1071, 2, "parallel summation").
   *
   * @param bytes big-endian; its position and limit are left as they are
   * @param from index of the first byte
   * @param to index after the last byte; only the last of several summed runs may be odd
   */
  static long sum(ByteBuffer bytes, int from, int to) {
    long sum = 0;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long words = bytes.getLong(at);
      sum += (words >>> Integer.SIZE) + (words & 0xFFFF_FFFFL);
    }
    for (; at < to; at++) {
      int shift = (at - from) % 2 == 0 ? Byte.SIZE : 0;
      sum += (long) Byte.toUnsignedInt(bytes.get(at)) << shift;
    }
    return sum;
  }

  /** Folds a sum of words into 16 bits and complements it: what goes into the header's field. */
  static short of(long sum) {
    long folded = sum;
    while (folded >>> Short.SIZE != 0) {
      folded = (folded & 0xFFFF) + (folded >>> Short.SIZE);
    }
    return (short) ~folded;
  }
}

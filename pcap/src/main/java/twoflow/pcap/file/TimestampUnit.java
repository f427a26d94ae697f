package twoflow.pcap.file;

import java.math.BigInteger;

/**
 * The unit of an interface's timestamps (draft-ietf-opsawg-pcapng, section 4.2, if_tsresol).
 *
 * @param binary whether a second is divided by a power of 2, else of 10
 * @param exponent of which power
 * @param offsetSeconds what is added to each time (if_tsoffset)
 */
record TimestampUnit(boolean binary, int exponent, long offsetSeconds) {

  private static final long NS_PER_S = 1_000_000_000L;
  private static final int NS_EXPONENT = 9;
  private static final int BINARY_FLAG = 0x80;

  /** Reads the option's byte. */
  static TimestampUnit of(int tsresol, long offsetSeconds) {
    boolean binary = (tsresol & BINARY_FLAG) != 0;
    return new TimestampUnit(binary, tsresol & ~BINARY_FLAG, offsetSeconds);
  }

  /** Epoch nanoseconds; finer units are rounded down. */
  long toNs(long timestamp) {
    return value(timestamp) + offsetSeconds * NS_PER_S;
  }

  private long value(long timestamp) {
    if (!binary && exponent <= NS_EXPONENT) {
      return timestamp * pow10(NS_EXPONENT - exponent);
    }
    BigInteger ticks = new BigInteger(Long.toUnsignedString(timestamp));
    BigInteger perSecond = BigInteger.valueOf(binary ? 2 : 10).pow(exponent);
    return ticks.multiply(BigInteger.valueOf(NS_PER_S)).divide(perSecond).longValue();
  }

  private static long pow10(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}

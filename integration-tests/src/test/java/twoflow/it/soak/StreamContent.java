package twoflow.it.soak;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Random bytes that all streams are parts of, each from a start of its own, again and again. */
final class StreamContent {

  static final int BYTES = 1 << 20;

  private final byte[] twice = new byte[2 * BYTES];

  StreamContent(long seed) {
    byte[] once = new byte[BYTES];
    new SplittableRandom(seed).nextBytes(once);
    System.arraycopy(once, 0, twice, 0, BYTES);
    System.arraycopy(once, 0, twice, BYTES, BYTES);
  }

  /** The index in {@link #bytes} of the byte at an offset of a stream. */
  int index(StreamPlan plan, long offset) {
    return (int) ((plan.contentStart() + offset) % BYTES);
  }

  /** The bytes; any part of up to {@link #BYTES} from an index on is in one piece. */
  byte[] bytes() {
    return twice;
  }

  /** The first of the received bytes that differs from the stream, or -1. */
  int mismatch(StreamPlan plan, long offset, byte[] received, int lengthBytes) {
    int from = index(plan, offset);
    return Arrays.mismatch(received, 0, lengthBytes, twice, from, from + lengthBytes);
  }
}

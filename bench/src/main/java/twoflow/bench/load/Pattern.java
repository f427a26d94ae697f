package twoflow.bench.load;

import java.nio.ByteBuffer;
import java.util.Random;

/**
 * The bytes that are sent: one fixed random block, repeated. Its length is a prime number, so that
 * a piece that is lost, doubled or swapped never fits at its place.
 */
final class Pattern {

  private static final int BLOCK_BYTES = 262_147;
  private static final long SEED = 9_002;

  private static final String TEXT =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private final ByteBuffer block;

  Pattern() {
    Random random = new Random(SEED);
    block = ByteBuffer.allocateDirect(BLOCK_BYTES);
    while (block.hasRemaining()) {
      block.put((byte) TEXT.charAt(random.nextInt(TEXT.length())));
    }
    block.flip();
  }

  /** The bytes from an offset on, up to a length; fewer where the block ends. */
  ByteBuffer slice(long offset, int maxBytes) {
    int from = (int) (offset % BLOCK_BYTES);
    return block.slice(from, Math.min(maxBytes, BLOCK_BYTES - from));
  }

  /** Fills a buffer up to its limit with the bytes from an offset on. */
  void fill(ByteBuffer buffer, long offset) {
    long at = offset;
    while (buffer.hasRemaining()) {
      ByteBuffer piece = slice(at, buffer.remaining());
      at += piece.remaining();
      buffer.put(piece);
    }
  }

  /**
   * Compares what was received with what was sent.
   *
   * @param received from its position to its limit
   * @param offset where in the stream its first byte belongs
   * @throws CorruptionException naming the first byte that differs
   */
  void check(ByteBuffer received, long offset) throws CorruptionException {
    long at = offset;
    int from = received.position();
    while (from < received.limit()) {
      ByteBuffer expected = slice(at, received.limit() - from);
      int differs = expected.mismatch(received.slice(from, expected.remaining()));
      if (differs >= 0) {
        throw new CorruptionException("byte " + (at + differs) + " is not the one that was sent");
      }
      at += expected.remaining();
      from += expected.remaining();
    }
  }
}

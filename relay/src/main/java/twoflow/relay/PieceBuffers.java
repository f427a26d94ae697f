package twoflow.relay;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The direct buffers of a loop. One is enough as long as the receivers keep up; a short write takes
 * the buffer with it until the rest is written.
 */
final class PieceBuffers {

  /** The longest piece: what one read may give. */
  private static final int PIECE_BYTES = 128 * 1024;

  /** Buffers kept for the next stall; more are left to the garbage collector. */
  private static final int MAX_SPARE = 64;

  private final Deque<ByteBuffer> spare = new ArrayDeque<>();

  /** An empty buffer. */
  ByteBuffer take() {
    ByteBuffer buffer = spare.poll();
    return buffer == null ? ByteBuffer.allocateDirect(PIECE_BYTES) : buffer.clear();
  }

  /** Takes a buffer back; a small copy made for a held piece is not kept. */
  void giveBack(ByteBuffer buffer) {
    if (buffer.isDirect() && spare.size() < MAX_SPARE) {
      spare.push(buffer);
    }
  }
}

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
  private ByteBuffer current = ByteBuffer.allocateDirect(PIECE_BYTES);

  /** The buffer for the next read, empty; the one after it is given the same, unless taken. */
  ByteBuffer current() {
    return current.clear();
  }

  /** Takes the current buffer away, with what is in it. */
  ByteBuffer takeCurrent() {
    ByteBuffer taken = current;
    current = spare.isEmpty() ? ByteBuffer.allocateDirect(PIECE_BYTES) : spare.pop();
    return taken;
  }

  /** Takes a buffer back; a small copy made for a held piece is not kept. */
  void giveBack(ByteBuffer buffer) {
    if (buffer.isDirect() && spare.size() < MAX_SPARE) {
      spare.push(buffer);
    }
  }
}

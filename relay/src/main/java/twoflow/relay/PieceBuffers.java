package twoflow.relay;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The direct buffers of a loop. One is enough as long as the receivers keep up. After a partial
 * write, the rest of the piece keeps its buffer until it is written.
 */
final class PieceBuffers {

  /** The longest piece: what one read may give. */
  private static final int PIECE_BYTES = 128 * 1024;

  /** Buffers kept for the next stall; more are left to the garbage collector. */
  private static final int MAX_SPARE = 64;

  private final Deque<ByteBuffer> spare = new ArrayDeque<>();
  private ByteBuffer current = ByteBuffer.allocateDirect(PIECE_BYTES);

  /** The empty buffer for the next read: the same one each time, until it is taken. */
  ByteBuffer current() {
    return current.clear();
  }

  /** Takes the current buffer away, with its content. */
  ByteBuffer takeCurrent() {
    ByteBuffer taken = current;
    current = spare.isEmpty() ? ByteBuffer.allocateDirect(PIECE_BYTES) : spare.pop();
    return taken;
  }

  /** Takes a buffer back; the heap copy of a piece that waited for its target is not kept. */
  void release(ByteBuffer buffer) {
    if (buffer.isDirect() && spare.size() < MAX_SPARE) {
      spare.push(buffer);
    }
  }
}

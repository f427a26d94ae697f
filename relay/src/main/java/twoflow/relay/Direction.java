package twoflow.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.Deque;
import twoflow.core.pacing.LabClock;

/**
 * The bytes from one leg to the other, in pieces: what one read gives goes out as one write.
 *
 * <pre>{@code
 *           read                       write
 * source ----------> piece ----------------------------> target     the receiver keeps up
 * source ----------> piece --> [ held, in order ] -----> target     it does not, or is not there yet
 * source --- FIN -------------> after the held pieces -> target     half-close
 * }</pre>
 *
 * While a target is slow the source is not read: its TCP window fills, and the sender has to wait
 * (back-pressure). While there is no target, pieces are held up to a bound, so that early chunks
 * stay chunks. Used by the relay's loop alone; not thread-safe.
 */
final class Direction {

  private static final int MAX_HELD_BYTES = 256 * 1024;
  private static final int MAX_HELD_PIECES = 4096;

  /** A fast sender must not keep the loop from the other pairs. */
  private static final int MAX_PIECES_AT_ONCE = 4;

  private final Leg source;
  private final PieceBuffers buffers;
  private final RelayObserver observer;
  private final LabClock clock;
  private final boolean told;
  private final Deque<ByteBuffer> held = new ArrayDeque<>();
  private long heldBytes;
  private Leg target;
  private boolean sourceEnded;
  private boolean ended;

  /** A direction that has no target yet; it begins to read its source. */
  Direction(Leg source, PieceBuffers buffers, RelayObserver observer, LabClock clock) {
    this.source = source;
    this.buffers = buffers;
    this.observer = observer;
    this.clock = clock;
    this.told = observer.followsPieces();
    source.want(SelectionKey.OP_READ, true);
  }

  Leg source() {
    return source;
  }

  /** Whether the source's FIN was passed on: nothing more goes this way. */
  boolean ended() {
    return ended;
  }

  /** Whether the source went without having sent a byte. */
  boolean endedEmpty() {
    return sourceEnded && source.receivedBytes() == 0;
  }

  /** The partner is there: what was held goes out, each piece as a write of its own. */
  void connectTo(Leg partner) throws IOException {
    target = partner;
    writeHeld();
  }

  /** The source has bytes, or has ended. */
  void readable() throws IOException {
    for (int pieces = 0; pieces < MAX_PIECES_AT_ONCE; pieces++) {
      if (!readPiece()) {
        return;
      }
    }
  }

  /**
   * Passes on what one read gives.
   *
   * @return whether it filled the buffer and all of it went out: then more is there, and need not
   *     be waited for
   */
  private boolean readPiece() throws IOException {
    if (sourceEnded || target != null && heldBytes > 0) {
      return false;
    }
    ByteBuffer piece = buffers.current();
    int bytes = source.read(piece);
    if (bytes > 0) {
      boolean full = !piece.hasRemaining();
      long timeNs = told ? clock.nowNs() : 0;
      take(piece.flip(), timeNs);
      return full && held.isEmpty();
    }
    if (bytes < 0) {
      sourceEnded = true;
      source.want(SelectionKey.OP_READ, false);
      observer.ended(source, clock.nowNs());
      passFin();
    }
    return false;
  }

  /** The target takes bytes again. */
  void writable() throws IOException {
    writeHeld();
  }

  private void take(ByteBuffer piece, long receivedAtNs) throws IOException {
    if (target == null) {
      tellReceived(piece, receivedAtNs);
      hold(copyOf(piece));
      return;
    }
    forward(piece, receivedAtNs);
    if (piece.hasRemaining()) {
      hold(buffers.takeCurrent());
      source.want(SelectionKey.OP_READ, false);
      target.want(SelectionKey.OP_WRITE, true);
    }
  }

  /** Writes first and tells then, in the order of the times: telling delays no piece. */
  private void forward(ByteBuffer piece, long receivedAtNs) throws IOException {
    if (!told) {
      target.write(piece);
      return;
    }
    long firstSeq = target.sentBytes() + 1;
    long timeNs = clock.nowNs();
    int bytes = 0;
    try {
      bytes = target.write(piece);
    } finally {
      piece.position(0);
      tellReceived(piece, receivedAtNs);
      observer.forwarding(source, target, firstSeq, piece);
      piece.position(bytes);
      tellSent(piece, bytes, timeNs);
    }
  }

  private void hold(ByteBuffer piece) {
    held.add(piece);
    heldBytes += piece.remaining();
    boolean room = heldBytes < MAX_HELD_BYTES && held.size() < MAX_HELD_PIECES;
    source.want(SelectionKey.OP_READ, room && !sourceEnded);
  }

  private void writeHeld() throws IOException {
    while (!held.isEmpty()) {
      ByteBuffer piece = held.peek();
      // Position 0: nothing of the piece was written before.
      if (told && piece.position() == 0) {
        observer.forwarding(source, target, target.sentBytes() + 1, piece);
      }
      heldBytes -= write(piece);
      if (piece.hasRemaining()) {
        source.want(SelectionKey.OP_READ, false);
        target.want(SelectionKey.OP_WRITE, true);
        return;
      }
      held.remove();
      buffers.giveBack(piece);
    }
    target.want(SelectionKey.OP_WRITE, false);
    source.want(SelectionKey.OP_READ, !sourceEnded);
    passFin();
  }

  private int write(ByteBuffer piece) throws IOException {
    if (!told) {
      return target.write(piece);
    }
    long timeNs = clock.nowNs();
    int bytes = target.write(piece);
    tellSent(piece, bytes, timeNs);
    return bytes;
  }

  private void tellReceived(ByteBuffer piece, long timeNs) {
    if (told) {
      long lastSeq = source.receivedBytes();
      observer.received(source, lastSeq - piece.remaining() + 1, lastSeq, timeNs, piece);
    }
  }

  /**
   * Shows the observer what a write took, in the piece itself: the way of the data makes nothing.
   */
  private void tellSent(ByteBuffer piece, int bytes, long timeNs) {
    if (bytes == 0) {
      return;
    }
    int limit = piece.limit();
    int position = piece.position();
    long lastSeq = target.sentBytes();
    piece.position(position - bytes).limit(position);
    observer.sent(target, lastSeq - bytes + 1, lastSeq, timeNs, piece);
    piece.limit(limit).position(position);
  }

  private void passFin() throws IOException {
    if (sourceEnded && target != null && held.isEmpty() && !ended) {
      ended = true;
      observer.halfClosed(target, clock.nowNs());
      target.halfClose();
    }
  }

  private static ByteBuffer copyOf(ByteBuffer piece) {
    return ByteBuffer.allocate(piece.remaining()).put(piece).flip();
  }
}

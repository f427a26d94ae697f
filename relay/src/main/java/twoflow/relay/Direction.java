package twoflow.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import twoflow.core.pacing.LabClock;
import twoflow.relay.impair.ImpairOption;
import twoflow.relay.impair.ImpairedStream;

/**
 * Forwards the bytes of one peer to the other in pieces: what one read gives goes out as one write.
 *
 * <pre>{@code
 *          read                             write
 * source ---------> piece ----------------------------> target     the target keeps up
 * source ---------> piece ---> [ pending pieces ] ----> target     the target is slow, or not there yet
 * source -- FIN --------------> after pending pieces -> target     half-close
 * }</pre>
 *
 * While the target is slow, the source is not read: its TCP window fills, and the sender has to
 * wait (back-pressure). While there is no target yet, pieces are buffered up to a bound, and each
 * is written as a piece of its own later. Used by the relay's loop alone; not thread-safe.
 */
final class Direction {

  private static final int MAX_PENDING_BYTES = 256 * 1024;
  private static final int MAX_PENDING_PIECES = 4096;

  /** A fast sender must not keep the loop from the other sessions. */
  private static final int MAX_PIECES_AT_ONCE = 4;

  private final PeerConnection source;
  private final PieceBuffers buffers;
  private final RelayObserver observer;
  private final LabClock clock;
  private final boolean observed;

  /** Null in all runs but those whose scenario wants something of the relay. */
  private final ImpairedStream impaired;

  private final Deque<ByteBuffer> pending = new ArrayDeque<>();
  private long pendingBytes;
  private PeerConnection target;
  private boolean sourceEnded;
  private boolean ended;

  /**
   * Starts to read the source; there is no target yet.
   *
   * @param impaired what is done to the source's bytes
   */
  Direction(
      PeerConnection source,
      PieceBuffers buffers,
      RelayObserver observer,
      LabClock clock,
      Optional<ImpairedStream> impaired) {
    this.source = source;
    this.buffers = buffers;
    this.observer = observer;
    this.clock = clock;
    this.observed = observer.observesPieces();
    this.impaired = impaired.orElse(null);
    source.setInterest(SelectionKey.OP_READ, true);
  }

  PeerConnection source() {
    return source;
  }

  /** Whether the source's FIN was forwarded: nothing more goes this way. */
  boolean ended() {
    return ended;
  }

  /** Whether the source has ended without having sent a byte. */
  boolean endedWithoutBytes() {
    return sourceEnded && source.receivedBytes() == 0;
  }

  /** Sets the target and writes the pending pieces, each with a write of its own. */
  void connectTo(PeerConnection partner) throws IOException {
    target = partner;
    writePending();
  }

  /** Called when the source has bytes, or has ended. */
  void readable() throws IOException {
    for (int pieces = 0; pieces < MAX_PIECES_AT_ONCE; pieces++) {
      if (!readPiece()) {
        return;
      }
    }
  }

  /**
   * Forwards what one read gives.
   *
   * @return whether the read filled the buffer and everything was written: then there is probably
   *     more to read at once
   */
  private boolean readPiece() throws IOException {
    if (sourceEnded || target != null && pendingBytes > 0) {
      return false;
    }
    ByteBuffer piece = buffers.current();
    int bytes = source.read(piece);
    if (bytes > 0) {
      boolean full = !piece.hasRemaining();
      long timeNs = observed ? clock.nowNs() : 0;
      if (impaired != null) {
        forwardImpaired(piece.flip(), timeNs);
        return false;
      }
      forwardOrBuffer(piece.flip(), timeNs);
      return full && pending.isEmpty();
    }
    if (bytes < 0) {
      sourceEnded = true;
      source.setInterest(SelectionKey.OP_READ, false);
      observer.ended(source, clock.nowNs());
      if (impaired != null) {
        impaired.end(new ImpairedPieces());
        writePendingToTarget();
      }
      forwardFin();
    }
    return false;
  }

  /** Called when the target takes bytes again. */
  void writable() throws IOException {
    writePending();
  }

  private void forwardOrBuffer(ByteBuffer piece, long receivedAtNs) throws IOException {
    if (target == null) {
      notifyReceived(piece, receivedAtNs);
      buffer(copyOf(piece));
      return;
    }
    forward(piece, receivedAtNs);
    if (piece.hasRemaining()) {
      buffer(buffers.takeCurrent());
      source.setInterest(SelectionKey.OP_READ, false);
      target.setInterest(SelectionKey.OP_WRITE, true);
    }
  }

  /** Each piece goes through the queue, and has a write of its own. */
  private void forwardImpaired(ByteBuffer piece, long receivedAtNs) throws IOException {
    notifyReceived(piece, receivedAtNs);
    impaired.take(piece, new ImpairedPieces());
    writePendingToTarget();
  }

  private void writePendingToTarget() throws IOException {
    if (target != null) {
      writePending();
    }
  }

  /** What comes out of the impairments. */
  private final class ImpairedPieces implements ImpairedStream.Listener {

    @Override
    public void piece(ByteBuffer bytes) {
      buffer(copyOf(bytes));
    }

    @Override
    public void impaired(ImpairOption done) {
      observer.impaired(source, done, clock.nowNs());
    }
  }

  /**
   * Writes first and notifies the observer afterwards, in the order of the times: the observer
   * delays no piece.
   */
  private void forward(ByteBuffer piece, long receivedAtNs) throws IOException {
    if (!observed) {
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
      notifyReceived(piece, receivedAtNs);
      observer.forwarding(source, target, firstSeq, piece);
      piece.position(bytes);
      notifySent(piece, bytes, timeNs);
    }
  }

  private void buffer(ByteBuffer piece) {
    pending.add(piece);
    pendingBytes += piece.remaining();
    boolean room = pendingBytes < MAX_PENDING_BYTES && pending.size() < MAX_PENDING_PIECES;
    source.setInterest(SelectionKey.OP_READ, room && !sourceEnded);
  }

  private void writePending() throws IOException {
    while (!pending.isEmpty()) {
      ByteBuffer piece = pending.peek();
      // Position 0: no byte of this piece has been written yet.
      if (observed && piece.position() == 0) {
        observer.forwarding(source, target, target.sentBytes() + 1, piece);
      }
      pendingBytes -= write(piece);
      if (piece.hasRemaining()) {
        source.setInterest(SelectionKey.OP_READ, false);
        target.setInterest(SelectionKey.OP_WRITE, true);
        return;
      }
      pending.remove();
      buffers.release(piece);
    }
    target.setInterest(SelectionKey.OP_WRITE, false);
    source.setInterest(SelectionKey.OP_READ, !sourceEnded);
    forwardFin();
  }

  private int write(ByteBuffer piece) throws IOException {
    if (!observed) {
      return target.write(piece);
    }
    long timeNs = clock.nowNs();
    int bytes = target.write(piece);
    notifySent(piece, bytes, timeNs);
    return bytes;
  }

  private void notifyReceived(ByteBuffer piece, long timeNs) {
    if (observed) {
      long lastSeq = source.receivedBytes();
      observer.received(source, lastSeq - piece.remaining() + 1, lastSeq, timeNs, piece);
    }
  }

  /**
   * Notifies the observer of the bytes that a write took. The observer reads them in the piece
   * itself: forwarding creates no objects.
   */
  private void notifySent(ByteBuffer piece, int bytes, long timeNs) {
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

  private void forwardFin() throws IOException {
    if (sourceEnded && target != null && pending.isEmpty() && !ended) {
      ended = true;
      observer.halfClosed(target, clock.nowNs());
      target.halfClose();
    }
  }

  private static ByteBuffer copyOf(ByteBuffer piece) {
    return ByteBuffer.allocate(piece.remaining()).put(piece).flip();
  }
}

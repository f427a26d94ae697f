package twoflow.relay;

import java.io.IOException;
import java.nio.channels.SelectionKey;

/**
 * Handles the connection of one peer. While the peer waits for its partner, its bytes are read and
 * buffered; then the session takes over.
 */
final class PeerHandler implements ReadyHandler {

  private final PeerConnection peer;
  private final Direction direction;
  private final Acceptor acceptor;
  private Session session;

  PeerHandler(PeerConnection peer, Direction direction, Acceptor acceptor) {
    this.peer = peer;
    this.direction = direction;
    this.acceptor = acceptor;
  }

  PeerConnection peer() {
    return peer;
  }

  Direction direction() {
    return direction;
  }

  void join(Session joined) {
    session = joined;
  }

  @Override
  public void ready(SelectionKey key) {
    // Closed earlier in this turn, when its partner came: this select still reports its key.
    if (peer.ended()) {
      return;
    }
    if (session == null) {
      readWhileWaiting();
      return;
    }
    if (session.over()) {
      return;
    }
    int operations = key.readyOps();
    if ((operations & SelectionKey.OP_WRITE) != 0) {
      session.writable(peer);
    }
    if ((operations & SelectionKey.OP_READ) != 0) {
      session.readable(direction);
    }
    if (session.over()) {
      acceptor.sessionOver(session);
    }
  }

  @Override
  public Session session() {
    return session == null || session.over() ? null : session;
  }

  /**
   * Reads a peer that has no partner yet.
   *
   * @return whether it is still there
   */
  private boolean readWhileWaiting() {
    try {
      direction.readable();
      if (!direction.endedWithoutBytes()) {
        return true;
      }
      peer.close();
    } catch (IOException reset) {
      closeQuietly();
    }
    acceptor.left(this);
    return false;
  }

  /**
   * Checks a waiting peer again, because its partner has come.
   *
   * @return whether it is still there
   */
  boolean stillWaits() {
    if (!readWhileWaiting()) {
      return false;
    }
    try {
      if (!peer.lostUnread()) {
        return true;
      }
    } catch (IOException cannotTell) {
      // Perhaps no file descriptor was left for the probe: the first write detects a reset.
      return true;
    }
    closeQuietly();
    acceptor.left(this);
    return false;
  }

  /** Resets the connection and its session; a connection that has ended is left alone. */
  void abort(String cause) {
    // The selector keeps the key of a closed connection until its next select.
    if (peer.ended()) {
      return;
    }
    if (session != null && !session.over()) {
      session.abort(cause);
      acceptor.sessionOver(session);
    } else if (session == null) {
      try {
        peer.reset();
      } catch (IOException alreadyGone) {
        closeQuietly();
      }
      acceptor.aborted(peer, cause);
    }
  }

  private void closeQuietly() {
    try {
      peer.close();
    } catch (IOException alreadyGone) {
      // The peer has reset the connection; there is nothing left to close.
    }
  }
}

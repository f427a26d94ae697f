package twoflow.relay;

import java.io.IOException;
import twoflow.core.pacing.LabClock;

/**
 * Two peers that the relay joins, and the two directions between them. The session is over when
 * both directions have forwarded their FIN, or at once when one connection is reset.
 */
final class Session {

  private final Direction firstToSecond;
  private final Direction secondToFirst;
  private final RelayObserver observer;
  private final LabClock clock;
  private boolean over;
  private boolean reset;

  /**
   * @param firstToSecond from the peer that connected first
   * @param secondToFirst from the peer that connected second
   */
  Session(
      Direction firstToSecond, Direction secondToFirst, RelayObserver observer, LabClock clock) {
    this.firstToSecond = firstToSecond;
    this.secondToFirst = secondToFirst;
    this.observer = observer;
    this.clock = clock;
  }

  FlowListener flow() {
    return firstToSecond.source().flow();
  }

  boolean over() {
    return over;
  }

  boolean wasReset() {
    return reset;
  }

  long forwardedBytes() {
    return firstToSecond.source().sentBytes() + secondToFirst.source().sentBytes();
  }

  /** Connects both directions; pieces that were buffered before are written now. */
  void begin() {
    try {
      firstToSecond.connectTo(secondToFirst.source());
      secondToFirst.connectTo(firstToSecond.source());
      endIfBothEnded();
    } catch (IOException e) {
      abort(e);
    }
  }

  /** Called when the source of one of the two directions has bytes, or has ended. */
  void readable(Direction from) {
    if (over) {
      return;
    }
    try {
      from.readable();
      if (from.ended()) {
        endIfBothEnded();
      }
    } catch (IOException e) {
      abort(e);
    }
  }

  /** Called when a peer takes bytes again. */
  void writable(PeerConnection peer) {
    if (over) {
      return;
    }
    try {
      directionTo(peer).writable();
      endIfBothEnded();
    } catch (IOException e) {
      abort(e);
    }
  }

  /** Resets both connections: both peers learn that their stream is incomplete. */
  void abort(String cause) {
    if (!over) {
      over = true;
      reset = true;
      reset(firstToSecond.source(), cause);
      reset(secondToFirst.source(), cause);
    }
  }

  private Direction directionTo(PeerConnection peer) {
    return peer == firstToSecond.source() ? secondToFirst : firstToSecond;
  }

  private void endIfBothEnded() throws IOException {
    if (firstToSecond.ended() && secondToFirst.ended()) {
      over = true;
      close(firstToSecond.source());
      close(secondToFirst.source());
    }
  }

  /** Names the connection that was lost; if none was, the first one. */
  private void abort(IOException e) {
    PeerConnection cause =
        secondToFirst.source().lost() ? secondToFirst.source() : firstToSecond.source();
    abort(flow().name() + " " + cause.remote() + ": " + e.getMessage());
  }

  private void close(PeerConnection peer) throws IOException {
    peer.close();
    observer.closed(peer, clock.nowNs());
  }

  private void reset(PeerConnection peer, String cause) {
    try {
      peer.reset();
    } catch (IOException alreadyGone) {
      // The peer has reset the connection; there is nothing left to close.
    }
    observer.reset(peer, cause, clock.nowNs());
  }
}

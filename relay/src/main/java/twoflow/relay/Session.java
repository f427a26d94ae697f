package twoflow.relay;

import java.io.IOException;
import twoflow.core.pacing.LabClock;

/**
 * Two paired legs and the two directions between them. It is over when both directions have passed
 * their FIN, or at once when one leg is reset.
 */
final class Session {

  private final Direction forth;
  private final Direction back;
  private final RelayObserver observer;
  private final LabClock clock;
  private boolean over;
  private boolean reset;

  /**
   * @param forth from the leg that came first
   * @param back from the leg that came second
   */
  Session(Direction forth, Direction back, RelayObserver observer, LabClock clock) {
    this.forth = forth;
    this.back = back;
    this.observer = observer;
    this.clock = clock;
  }

  FlowListener flow() {
    return forth.source().flow();
  }

  boolean over() {
    return over;
  }

  boolean wasReset() {
    return reset;
  }

  long forwardedBytes() {
    return forth.source().sentBytes() + back.source().sentBytes();
  }

  /** Lets what was held flow. */
  void begin() {
    try {
      forth.connectTo(back.source());
      back.connectTo(forth.source());
      endIfBothEnded();
    } catch (IOException e) {
      abort(e);
    }
  }

  /** The source of one of the two directions has bytes, or has ended. */
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

  /** A leg takes bytes again. */
  void writable(Leg leg) {
    if (over) {
      return;
    }
    try {
      to(leg).writable();
      endIfBothEnded();
    } catch (IOException e) {
      abort(e);
    }
  }

  /** Gives the session up: both peers learn that their stream is not whole. */
  void abort(String cause) {
    if (!over) {
      over = true;
      reset = true;
      reset(forth.source(), cause);
      reset(back.source(), cause);
    }
  }

  private Direction to(Leg leg) {
    return leg == forth.source() ? back : forth;
  }

  private void endIfBothEnded() throws IOException {
    if (forth.ended() && back.ended()) {
      over = true;
      close(forth.source());
      close(back.source());
    }
  }

  /** The leg that TCP has lost is the cause; were it none, the first one stands for both. */
  private void abort(IOException e) {
    Leg cause = back.source().lost() ? back.source() : forth.source();
    abort(flow().name() + " " + cause.remote() + ": " + e.getMessage());
  }

  private void close(Leg leg) throws IOException {
    leg.close();
    observer.closed(leg, clock.nowNs());
  }

  private void reset(Leg leg, String cause) {
    try {
      leg.reset();
    } catch (IOException alreadyGone) {
      // Its peer has reset it; there is nothing left to close.
    }
    observer.reset(leg, cause, clock.nowNs());
  }
}

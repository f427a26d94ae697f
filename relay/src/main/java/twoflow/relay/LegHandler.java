package twoflow.relay;

import java.io.IOException;
import java.nio.channels.SelectionKey;

/** Handles one leg: while it waits it reads and holds; once paired it is the session's. */
final class LegHandler implements ReadyHandler {

  private final Leg leg;
  private final Direction direction;
  private final Arrivals arrivals;
  private Session session;

  LegHandler(Leg leg, Direction direction, Arrivals arrivals) {
    this.leg = leg;
    this.direction = direction;
    this.arrivals = arrivals;
  }

  Leg leg() {
    return leg;
  }

  Direction direction() {
    return direction;
  }

  void joins(Session joined) {
    session = joined;
  }

  @Override
  public void ready(SelectionKey key) {
    // Closed earlier in this very turn, when its partner came: a select gives its key all the same.
    if (leg.ended()) {
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
      session.writable(leg);
    }
    if ((operations & SelectionKey.OP_READ) != 0) {
      session.readable(direction);
    }
    if (session.over()) {
      arrivals.sessionOver(session);
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
      if (!direction.endedEmpty()) {
        return true;
      }
      leg.close();
    } catch (IOException reset) {
      closeQuietly();
    }
    arrivals.left(this);
    return false;
  }

  /**
   * Looks at a waiting peer again, because its partner has come.
   *
   * @return whether it is still there
   */
  boolean stillWaits() {
    if (!readWhileWaiting()) {
      return false;
    }
    try {
      if (!leg.lostUnread()) {
        return true;
      }
    } catch (IOException cannotTell) {
      // No descriptor for the look, perhaps: the first write will tell.
      return true;
    }
    closeQuietly();
    arrivals.left(this);
    return false;
  }

  /** Gives the leg and its session up; a leg that has ended stays as it ended. */
  void abort(String cause) {
    // The selector keeps the key of a closed leg until its next select.
    if (leg.ended()) {
      return;
    }
    if (session != null && !session.over()) {
      session.abort(cause);
      arrivals.sessionOver(session);
    } else if (session == null) {
      try {
        leg.reset();
      } catch (IOException alreadyGone) {
        closeQuietly();
      }
      arrivals.gaveUp(leg, cause);
    }
  }

  private void closeQuietly() {
    try {
      leg.close();
    } catch (IOException alreadyGone) {
      // The peer has reset the connection; there is nothing left to close.
    }
  }
}

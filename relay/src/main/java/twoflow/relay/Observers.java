package twoflow.relay;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;

/** Tells several observers, in order. An array, because each piece passes here three times. */
final class Observers implements RelayObserver {

  private final RelayObserver[] all;

  Observers(List<RelayObserver> all) {
    this.all = all.toArray(RelayObserver[]::new);
  }

  @Override
  public boolean followsPieces() {
    for (RelayObserver observer : all) {
      if (observer.followsPieces()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void connected(Leg leg, long timeNs) {
    for (RelayObserver observer : all) {
      observer.connected(leg, timeNs);
    }
  }

  @Override
  public void waiting(Leg leg) {
    for (RelayObserver observer : all) {
      observer.waiting(leg);
    }
  }

  @Override
  public void paired(Leg first, Leg second, long session, long timeNs) {
    for (RelayObserver observer : all) {
      observer.paired(first, second, session, timeNs);
    }
  }

  @Override
  public void left(Leg leg, long timeNs) {
    for (RelayObserver observer : all) {
      observer.left(leg, timeNs);
    }
  }

  @Override
  public void refused(
      String flow, InetSocketAddress local, InetSocketAddress remote, String reason, long timeNs) {
    for (RelayObserver observer : all) {
      observer.refused(flow, local, remote, reason, timeNs);
    }
  }

  @Override
  public void received(Leg from, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {
    for (RelayObserver observer : all) {
      observer.received(from, firstSeq, lastSeq, timeNs, bytes);
    }
  }

  @Override
  public void forwarding(Leg from, Leg to, long firstSeq, ByteBuffer piece) {
    for (RelayObserver observer : all) {
      observer.forwarding(from, to, firstSeq, piece);
    }
  }

  @Override
  public void sent(Leg to, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {
    for (RelayObserver observer : all) {
      observer.sent(to, firstSeq, lastSeq, timeNs, bytes);
    }
  }

  @Override
  public void ended(Leg from, long timeNs) {
    for (RelayObserver observer : all) {
      observer.ended(from, timeNs);
    }
  }

  @Override
  public void halfClosed(Leg to, long timeNs) {
    for (RelayObserver observer : all) {
      observer.halfClosed(to, timeNs);
    }
  }

  @Override
  public void closed(Leg leg, long timeNs) {
    for (RelayObserver observer : all) {
      observer.closed(leg, timeNs);
    }
  }

  @Override
  public void reset(Leg leg, String cause, long timeNs) {
    for (RelayObserver observer : all) {
      observer.reset(leg, cause, timeNs);
    }
  }
}

package twoflow.relay;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import twoflow.relay.impair.ImpairOption;

/** Calls several observers, in order. An array, because each piece passes here three times. */
final class Observers implements RelayObserver {

  private final RelayObserver[] all;

  Observers(List<RelayObserver> all) {
    this.all = all.toArray(RelayObserver[]::new);
  }

  @Override
  public boolean observesPieces() {
    for (RelayObserver observer : all) {
      if (observer.observesPieces()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void connected(PeerConnection peer, long timeNs) {
    for (RelayObserver observer : all) {
      observer.connected(peer, timeNs);
    }
  }

  @Override
  public void waiting(PeerConnection peer) {
    for (RelayObserver observer : all) {
      observer.waiting(peer);
    }
  }

  @Override
  public void paired(PeerConnection first, PeerConnection second, long session, long timeNs) {
    for (RelayObserver observer : all) {
      observer.paired(first, second, session, timeNs);
    }
  }

  @Override
  public void left(PeerConnection peer, long timeNs) {
    for (RelayObserver observer : all) {
      observer.left(peer, timeNs);
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
  public void received(
      PeerConnection from, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {
    for (RelayObserver observer : all) {
      observer.received(from, firstSeq, lastSeq, timeNs, bytes);
    }
  }

  @Override
  public void forwarding(PeerConnection from, PeerConnection to, long firstSeq, ByteBuffer piece) {
    for (RelayObserver observer : all) {
      observer.forwarding(from, to, firstSeq, piece);
    }
  }

  @Override
  public void sent(PeerConnection to, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {
    for (RelayObserver observer : all) {
      observer.sent(to, firstSeq, lastSeq, timeNs, bytes);
    }
  }

  @Override
  public void impaired(PeerConnection from, ImpairOption done, long timeNs) {
    for (RelayObserver observer : all) {
      observer.impaired(from, done, timeNs);
    }
  }

  @Override
  public void ended(PeerConnection from, long timeNs) {
    for (RelayObserver observer : all) {
      observer.ended(from, timeNs);
    }
  }

  @Override
  public void halfClosed(PeerConnection to, long timeNs) {
    for (RelayObserver observer : all) {
      observer.halfClosed(to, timeNs);
    }
  }

  @Override
  public void closed(PeerConnection peer, long timeNs) {
    for (RelayObserver observer : all) {
      observer.closed(peer, timeNs);
    }
  }

  @Override
  public void reset(PeerConnection peer, String cause, long timeNs) {
    for (RelayObserver observer : all) {
      observer.reset(peer, cause, timeNs);
    }
  }
}

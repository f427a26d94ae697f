package twoflow.relay;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Tells several observers, in order.
 *
 * @param all the observers
 */
record Observers(List<RelayObserver> all) implements RelayObserver {

  @Override
  public void connected(Leg leg, long timeNs) {
    all.forEach(o -> o.connected(leg, timeNs));
  }

  @Override
  public void waiting(Leg leg) {
    all.forEach(o -> o.waiting(leg));
  }

  @Override
  public void paired(Leg first, Leg second, long session, long timeNs) {
    all.forEach(o -> o.paired(first, second, session, timeNs));
  }

  @Override
  public void left(Leg leg, long timeNs) {
    all.forEach(o -> o.left(leg, timeNs));
  }

  @Override
  public void refused(
      String flow, InetSocketAddress local, InetSocketAddress remote, String reason, long timeNs) {
    all.forEach(o -> o.refused(flow, local, remote, reason, timeNs));
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
    all.forEach(o -> o.ended(from, timeNs));
  }

  @Override
  public void halfClosed(Leg to, long timeNs) {
    all.forEach(o -> o.halfClosed(to, timeNs));
  }

  @Override
  public void closed(Leg leg, long timeNs) {
    all.forEach(o -> o.closed(leg, timeNs));
  }

  @Override
  public void reset(Leg leg, String cause, long timeNs) {
    all.forEach(o -> o.reset(leg, cause, timeNs));
  }
}

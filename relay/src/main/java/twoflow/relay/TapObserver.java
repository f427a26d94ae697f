package twoflow.relay;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import twoflow.relay.tap.TapConnection;
import twoflow.relay.tap.TapEvent;
import twoflow.relay.tap.TapEvent.Kind;
import twoflow.relay.tap.TapEvent.Side;

/** Tells the tap what the relay does, with copies of the bytes. */
final class TapObserver implements RelayObserver {

  private final Consumer<TapEvent> tap;
  private final Map<Leg, TapConnection> connections = new HashMap<>();
  private long connectionCount;

  TapObserver(Consumer<TapEvent> tap) {
    this.tap = tap;
  }

  @Override
  public void connected(Leg leg, long timeNs) {
    connections.put(leg, opened(leg.remoteAddress(), leg.localAddress(), timeNs));
  }

  /** A peer that left has ended or reset its side; an end the relay has answered by its own. */
  @Override
  public void left(Leg leg, long timeNs) {
    if (leg.lost()) {
      tell(leg, Side.PEER, Kind.RESET, timeNs);
    } else {
      tell(leg, Side.RELAY, Kind.FIN, timeNs);
    }
    connections.remove(leg);
  }

  @Override
  public void refused(
      String flow, InetSocketAddress local, InetSocketAddress remote, String reason, long timeNs) {
    TapConnection connection = opened(remote, local, timeNs);
    tap.accept(TapEvent.of(timeNs, connection, Side.RELAY, Kind.RESET));
  }

  @Override
  public void received(Leg from, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {
    tell(from, Side.PEER, firstSeq, timeNs, bytes);
  }

  @Override
  public void sent(Leg to, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {
    tell(to, Side.RELAY, firstSeq, timeNs, bytes);
  }

  @Override
  public void ended(Leg from, long timeNs) {
    tell(from, Side.PEER, Kind.FIN, timeNs);
  }

  @Override
  public void halfClosed(Leg to, long timeNs) {
    tell(to, Side.RELAY, Kind.FIN, timeNs);
  }

  /** Both sides' FINs were told before. */
  @Override
  public void closed(Leg leg, long timeNs) {
    connections.remove(leg);
  }

  @Override
  public void reset(Leg leg, String cause, long timeNs) {
    tell(leg, leg.lost() ? Side.PEER : Side.RELAY, Kind.RESET, timeNs);
    connections.remove(leg);
  }

  private TapConnection opened(InetSocketAddress peer, InetSocketAddress relay, long timeNs) {
    connectionCount++;
    TapConnection connection = new TapConnection(connectionCount, peer, relay);
    tap.accept(TapEvent.of(timeNs, connection, Side.PEER, Kind.OPENED));
    return connection;
  }

  private void tell(Leg leg, Side by, Kind kind, long timeNs) {
    tap.accept(TapEvent.of(timeNs, connections.get(leg), by, kind));
  }

  private void tell(Leg leg, Side by, long firstSeq, long timeNs, ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(bytes.position(), copy);
    tap.accept(new TapEvent(timeNs, connections.get(leg), by, Kind.DATA, firstSeq, copy));
  }
}

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

/** Records what the relay does in the tap, with copies of the bytes. */
final class TapObserver implements RelayObserver {

  private final Consumer<TapEvent> tap;
  private final Map<PeerConnection, TapConnection> connections = new HashMap<>();
  private long connectionCount;

  TapObserver(Consumer<TapEvent> tap) {
    this.tap = tap;
  }

  @Override
  public void connected(PeerConnection peer, long timeNs) {
    connections.put(peer, opened(peer.remoteAddress(), peer.localAddress(), timeNs));
  }

  /** A peer that left has sent a FIN, which the relay has answered with its own, or a RST. */
  @Override
  public void left(PeerConnection peer, long timeNs) {
    if (peer.lost()) {
      record(peer, Side.PEER, Kind.RESET, timeNs);
    } else {
      record(peer, Side.RELAY, Kind.FIN, timeNs);
    }
    connections.remove(peer);
  }

  @Override
  public void refused(
      String flow, InetSocketAddress local, InetSocketAddress remote, String reason, long timeNs) {
    TapConnection connection = opened(remote, local, timeNs);
    tap.accept(TapEvent.of(timeNs, connection, Side.RELAY, Kind.RESET));
  }

  @Override
  public void received(
      PeerConnection from, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {
    record(from, Side.PEER, firstSeq, timeNs, bytes);
  }

  @Override
  public void sent(PeerConnection to, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {
    record(to, Side.RELAY, firstSeq, timeNs, bytes);
  }

  @Override
  public void ended(PeerConnection from, long timeNs) {
    record(from, Side.PEER, Kind.FIN, timeNs);
  }

  @Override
  public void halfClosed(PeerConnection to, long timeNs) {
    record(to, Side.RELAY, Kind.FIN, timeNs);
  }

  /** The FINs of both sides were recorded before. */
  @Override
  public void closed(PeerConnection peer, long timeNs) {
    connections.remove(peer);
  }

  @Override
  public void reset(PeerConnection peer, String cause, long timeNs) {
    record(peer, peer.lost() ? Side.PEER : Side.RELAY, Kind.RESET, timeNs);
    connections.remove(peer);
  }

  private TapConnection opened(InetSocketAddress peer, InetSocketAddress relay, long timeNs) {
    connectionCount++;
    TapConnection connection = new TapConnection(connectionCount, peer, relay);
    tap.accept(TapEvent.of(timeNs, connection, Side.PEER, Kind.OPENED));
    return connection;
  }

  private void record(PeerConnection peer, Side by, Kind kind, long timeNs) {
    tap.accept(TapEvent.of(timeNs, connections.get(peer), by, kind));
  }

  private void record(PeerConnection peer, Side by, long firstSeq, long timeNs, ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(bytes.position(), copy);
    tap.accept(new TapEvent(timeNs, connections.get(peer), by, Kind.DATA, firstSeq, copy));
  }
}

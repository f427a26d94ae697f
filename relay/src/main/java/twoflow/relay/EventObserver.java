package twoflow.relay;

import java.nio.ByteBuffer;
import twoflow.core.event.Event;
import twoflow.core.event.EventLog;
import twoflow.core.event.EventType;
import twoflow.relay.impair.ImpairOption;

/** Writes what the relay does as events. */
final class EventObserver implements RelayObserver {

  private final EventLog events;

  EventObserver(EventLog events) {
    this.events = events;
  }

  @Override
  public void connected(PeerConnection peer, long timeNs) {
    record(EventType.CONNECTED, peer, timeNs);
  }

  @Override
  public void paired(PeerConnection first, PeerConnection second, long session, long timeNs) {
    record(EventType.PAIRED, first, timeNs);
    record(EventType.PAIRED, second, timeNs);
  }

  @Override
  public void left(PeerConnection peer, long timeNs) {
    record(EventType.CLOSED, peer, timeNs);
  }

  @Override
  public void received(
      PeerConnection from, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {
    record(EventType.RECEIVED, from, firstSeq, lastSeq, timeNs);
  }

  @Override
  public void sent(PeerConnection to, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {
    record(EventType.SENT, to, firstSeq, lastSeq, timeNs);
  }

  @Override
  public void impaired(PeerConnection from, ImpairOption done, long timeNs) {
    record(EventType.IMPAIRED, from, done.firstSeq(), done.lastSeq(), timeNs);
  }

  @Override
  public void halfClosed(PeerConnection to, long timeNs) {
    record(EventType.HALF_CLOSED, to, timeNs);
  }

  @Override
  public void closed(PeerConnection peer, long timeNs) {
    record(EventType.CLOSED, peer, timeNs);
  }

  @Override
  public void reset(PeerConnection peer, String cause, long timeNs) {
    record(EventType.RESET, peer, timeNs);
  }

  private void record(EventType type, PeerConnection peer, long timeNs) {
    record(type, peer, 0, 0, timeNs);
  }

  private void record(
      EventType type, PeerConnection peer, long firstSeq, long lastSeq, long timeNs) {
    events.record(
        new Event(
            timeNs,
            type,
            peer.flow().name(),
            0,
            0,
            peer.local(),
            peer.remote(),
            firstSeq,
            lastSeq,
            0));
  }
}

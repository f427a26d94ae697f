package twoflow.relay;

import java.nio.ByteBuffer;
import twoflow.core.event.Event;
import twoflow.core.event.EventLog;
import twoflow.core.event.EventType;

/** Writes what the relay does as events. */
final class EventObserver implements RelayObserver {

  private final EventLog events;

  EventObserver(EventLog events) {
    this.events = events;
  }

  @Override
  public void connected(Leg leg, long timeNs) {
    record(EventType.CONNECTED, leg, timeNs);
  }

  @Override
  public void paired(Leg first, Leg second, long session, long timeNs) {
    record(EventType.PAIRED, first, timeNs);
    record(EventType.PAIRED, second, timeNs);
  }

  @Override
  public void left(Leg leg, long timeNs) {
    record(EventType.CLOSED, leg, timeNs);
  }

  @Override
  public void received(Leg from, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {
    record(EventType.RECEIVED, from, firstSeq, lastSeq, timeNs);
  }

  @Override
  public void sent(Leg to, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {
    record(EventType.SENT, to, firstSeq, lastSeq, timeNs);
  }

  @Override
  public void halfClosed(Leg to, long timeNs) {
    record(EventType.HALF_CLOSED, to, timeNs);
  }

  @Override
  public void closed(Leg leg, long timeNs) {
    record(EventType.CLOSED, leg, timeNs);
  }

  @Override
  public void reset(Leg leg, String cause, long timeNs) {
    record(EventType.RESET, leg, timeNs);
  }

  private void record(EventType type, Leg leg, long timeNs) {
    record(type, leg, 0, 0, timeNs);
  }

  private void record(EventType type, Leg leg, long firstSeq, long lastSeq, long timeNs) {
    events.record(
        new Event(
            timeNs,
            type,
            leg.flow().name(),
            0,
            0,
            leg.local(),
            leg.remote(),
            firstSeq,
            lastSeq,
            0));
  }
}

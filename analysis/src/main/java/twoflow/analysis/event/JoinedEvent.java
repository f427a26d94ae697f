package twoflow.analysis.event;

import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.StreamDirection;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;

/**
 * An event and the bytes that it is about: {@code sent}, {@code received} or {@code impaired}.
 *
 * @param role the program that logged it
 * @param event what it logged
 * @param connection on which the bytes went
 * @param leg which way they went
 */
public record JoinedEvent(String role, Event event, LabConnection connection, Leg leg) {

  /** The direction whose bytes the event is about. */
  public StreamDirection direction() {
    return connection.direction(leg);
  }

  /** Whether it is a write, not a read. */
  public boolean sent() {
    return event.type() == EventType.SENT;
  }
}

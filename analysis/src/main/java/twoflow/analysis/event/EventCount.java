package twoflow.analysis.event;

import java.util.Optional;
import twoflow.analysis.link.StreamDirection;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;

/** The {@code sent} or the {@code received} events of one program on one connection. */
public final class EventCount {

  private final String role;
  private final EventType type;
  private final StreamDirection direction;
  private long events;
  private long bytes;
  private String error;

  EventCount(String role, EventType type, StreamDirection direction) {
    this.role = role;
    this.type = type;
    this.direction = direction;
  }

  /** Adds an event, which must lie right behind the one before. */
  void add(Event event) {
    events++;
    boolean inOrder = event.firstSeq() == bytes + 1 && event.lastSeq() >= event.firstSeq();
    String range = type.column() + " " + event.firstSeq() + ".." + event.lastSeq();
    if (direction.midStream()) {
      note("events cannot be joined: the capture begins in the middle of the stream");
    } else if (!inOrder) {
      note(range + " does not follow byte " + bytes);
    } else if (event.lastSeq() > direction.bytes()) {
      note(range + " is not in the capture, which has " + direction.bytes() + " bytes");
    } else if (direction.stream().gapWithin(event.firstSeq(), event.lastSeq()).isPresent()) {
      note(range + " falls into a gap of the capture");
    }
    bytes = Math.max(bytes, event.lastSeq());
  }

  private void note(String what) {
    if (error == null) {
      error = role + " " + what;
    }
  }

  /** The direction whose bytes the events are about. */
  public StreamDirection direction() {
    return direction;
  }

  /** The program. */
  public String role() {
    return role;
  }

  /** {@code SENT} or {@code RECEIVED}. */
  public EventType type() {
    return type;
  }

  /** How many events there are. */
  public long events() {
    return events;
  }

  /** How many bytes they are about. */
  public long bytes() {
    return bytes;
  }

  /** The first event that the capture does not bear out. */
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }
}

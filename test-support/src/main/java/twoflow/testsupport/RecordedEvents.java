package twoflow.testsupport;

import java.util.ArrayList;
import java.util.List;
import twoflow.core.event.Event;
import twoflow.core.event.EventLog;
import twoflow.core.event.EventType;

/** Keeps events in memory. */
public final class RecordedEvents implements EventLog {

  private final List<Event> events = new ArrayList<>();

  @Override
  public synchronized void record(Event event) {
    events.add(event);
  }

  /** All events so far. */
  public synchronized List<Event> all() {
    return List.copyOf(events);
  }

  /** The events of one type so far. */
  public List<Event> all(EventType type) {
    return all().stream().filter(event -> event.type() == type).toList();
  }

  /** The events of one flow so far, as {@code type} or {@code type first..last}. */
  public List<String> shortly(String flow) {
    return all().stream().filter(e -> e.flow().equals(flow)).map(RecordedEvents::shortly).toList();
  }

  private static String shortly(Event event) {
    String bytes = event.lastSeq() == 0 ? "" : " " + event.firstSeq() + ".." + event.lastSeq();
    return event.type().column() + bytes;
  }
}

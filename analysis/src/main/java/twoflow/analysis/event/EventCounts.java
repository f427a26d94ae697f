package twoflow.analysis.event;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.core.event.EventType;

/** Counts the events of each program, connection and direction. */
final class EventCounts implements JoinListener {

  private final Map<Key, EventCount> counts = new LinkedHashMap<>();

  @Override
  public void joined(JoinedEvent joined) {
    EventType type = joined.event().type();
    Key key = new Key(joined.role(), type, joined.connection(), joined.leg());
    counts
        .computeIfAbsent(key, k -> new EventCount(joined.role(), type, joined.direction()))
        .add(joined.event());
  }

  /** The counts, in the order of the event files. */
  Collection<EventCount> counts() {
    return counts.values();
  }

  private record Key(String role, EventType type, LabConnection connection, Leg leg) {}
}

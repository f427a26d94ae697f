package twoflow.analysis.event;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import twoflow.analysis.lateness.SentWrites;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.RowTable;
import twoflow.analysis.link.StreamDirection;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;

/** Joins the events of a run to the bytes of its capture, by address and sequence number. */
public final class EventJoin {

  private static final int MAX_FAULTS = 10;

  private final Map<String, List<LabConnection>> connections = new HashMap<>();
  private final Map<TallyKey, Tally> tallies = new LinkedHashMap<>();
  private final Map<RowTally.Key, RowTally> rows = new LinkedHashMap<>();
  private final Map<String, Integer> opened = new HashMap<>();
  private final Map<String, String> clientRoles = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private final SentWrites writes;
  private final int maxRows;

  /**
   * Joins to a capture.
   *
   * @param writes takes what the clients sent
   * @param maxRows of how many rows per flow to keep how often they were sent and received
   */
  public EventJoin(LinkedCapture capture, SentWrites writes, int maxRows) {
    this.writes = writes;
    this.maxRows = maxRows;
    for (LabConnection connection : capture.connections()) {
      String key = key(connection.clientAddress(), connection.relayAddress());
      connections.computeIfAbsent(key, k -> new ArrayList<>()).add(connection);
    }
  }

  /** Reads the event file of a role. */
  public void read(String role, Path file) throws IOException {
    opened.clear();
    try (EventReader events = new EventReader(file)) {
      for (Event event = events.next(); event != null; event = events.next()) {
        join(role, event);
      }
    } catch (EventFormatException e) {
      fault(e.getMessage());
    }
  }

  /** The events of each program, connection and direction. */
  public Collection<Tally> tallies() {
    return tallies.values();
  }

  /** How often the first rows were sent and received. */
  public Collection<RowTally> rows() {
    return rows.values();
  }

  /** From a client's {@code host:port} to its role. */
  public Map<String, String> clientRoles() {
    return Map.copyOf(clientRoles);
  }

  /** What could not be read or joined. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  private void join(String role, Event event) throws IOException {
    boolean relay = role.equals(Topology.RELAY);
    String client = relay ? event.remote() : event.local();
    String key = key(client, relay ? event.local() : event.remote());
    if (event.type() == EventType.CONNECTED) {
      opened.merge(key, 1, Integer::sum);
      if (!relay) {
        clientRoles.put(client, role);
      }
    }
    List<LabConnection> candidates = connections.get(key);
    if (candidates == null) {
      if (event.type() == EventType.CONNECTED) {
        fault(role + " logged the connection " + key + ", which is not in the capture");
      }
      return;
    }
    boolean sent = event.type() == EventType.SENT;
    if (!sent && event.type() != EventType.RECEIVED) {
      return;
    }
    // An address that was used again: its connections come in the order of the log.
    int nth = Math.clamp(opened.getOrDefault(key, 1) - 1, 0, candidates.size() - 1);
    LabConnection connection = candidates.get(nth);
    Leg leg = sent == relay ? Leg.FROM_RELAY : Leg.TO_RELAY;
    Tally tally =
        tallies.computeIfAbsent(
            new TallyKey(role, event.type(), connection, leg),
            k -> new Tally(role, event.type(), connection, leg));
    if (sent && !relay) {
      writes.add(role, connection, event);
    }
    boolean inOrder = tally.add(event);
    StreamDirection direction = connection.direction(leg);
    if (direction.midStream()) {
      return;
    }
    if (sent && inOrder) {
      direction.writes().add(role, event.firstSeq(), event.lastSeq(), event.chunk());
    }
    count(role, event, direction.rows());
  }

  private void count(String role, Event event, RowTable table) throws IOException {
    for (long row = table.find(event.firstSeq());
        row >= 0 && row < table.size() && table.firstSeq(row) <= event.lastSeq();
        row++) {
      long number = table.number(row);
      if (number > maxRows) {
        return;
      }
      RowTally.Key key = new RowTally.Key(role, event.type().column(), event.flow(), number);
      rows.computeIfAbsent(key, k -> new RowTally(k, event.timeNs())).add(event.timeNs());
    }
  }

  private void fault(String what) {
    if (faults.size() < MAX_FAULTS) {
      faults.add(what);
    }
  }

  private static String key(String client, String relay) {
    return client + " -> " + relay;
  }

  private record TallyKey(String role, EventType type, LabConnection connection, Leg leg) {}
}

package twoflow.analysis.event;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import twoflow.analysis.link.FlowClient;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.RunKind;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;

/**
 * Joins the events of a run to the connections of its capture, by address, and shows each to its
 * listeners. An event's place in the stream follows from its sequence numbers, never from its time.
 */
final class EventJoin {

  private static final int MAX_ERRORS = 10;

  private final Map<String, List<LabConnection>> connections = new HashMap<>();
  private final Map<String, Integer> opened = new HashMap<>();
  private final List<String> errors = new ArrayList<>();
  private final List<JoinListener> listeners;
  private final String middleRole;

  /** Joins to the connections of a capture. */
  EventJoin(List<LabConnection> captured, RunKind kind, List<JoinListener> listeners) {
    this.middleRole = kind.middleRole();
    this.listeners = List.copyOf(listeners);
    for (LabConnection connection : captured) {
      String key = key(connection.clientAddress(), connection.relayAddress());
      connections.computeIfAbsent(key, k -> new ArrayList<>()).add(connection);
    }
  }

  /** Reads the event file of a role. */
  void read(String role, Path file) throws IOException {
    opened.clear();
    try (EventReader events = new EventReader(file)) {
      for (Event event = events.next(); event != null; event = events.next()) {
        join(role, event);
      }
    } catch (EventFormatException e) {
      error(e.getMessage());
    }
  }

  /** What could not be read or joined. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  private void join(String role, Event event) {
    boolean relay = role.equals(middleRole);
    String client = relay ? event.remote() : event.local();
    String relayAddress = relay ? event.local() : event.remote();
    String key = key(client, relayAddress);
    List<LabConnection> candidates = connections.get(key);
    switch (event.type()) {
      case CONNECTED -> {
        opened.merge(key, 1, Integer::sum);
        if (!relay) {
          FlowClient connected = FlowClient.of(relayAddress, client);
          listeners.forEach(listener -> listener.connected(role, connected));
        }
        if (candidates == null) {
          error(role + " logged the connection " + key + ", which is not in the capture");
        }
      }
      case SENT, RECEIVED -> {
        if (candidates != null) {
          Leg leg = (event.type() == EventType.SENT) == relay ? Leg.FROM_RELAY : Leg.TO_RELAY;
          JoinedEvent joined = new JoinedEvent(role, event, connection(key, candidates), leg);
          listeners.forEach(listener -> listener.joined(joined));
        }
      }
      case IMPAIRED -> {
        if (candidates != null) {
          // The relay names the bytes as their sender has numbered them.
          JoinedEvent joined =
              new JoinedEvent(role, event, connection(key, candidates), Leg.TO_RELAY);
          listeners.forEach(listener -> listener.impaired(joined));
        }
      }
      default -> {}
    }
  }

  /** An address that was used again: its connections come in the order of the log. */
  private LabConnection connection(String key, List<LabConnection> candidates) {
    return candidates.get(Math.clamp(opened.getOrDefault(key, 1) - 1, 0, candidates.size() - 1));
  }

  private void error(String what) {
    if (errors.size() < MAX_ERRORS) {
      errors.add(what);
    }
  }

  private static String key(String client, String relay) {
    return client + " -> " + relay;
  }
}

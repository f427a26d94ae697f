package twoflow.analysis.event;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import twoflow.analysis.link.RunKind;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;

/**
 * Who was connected with whom, by the event files.
 *
 * @param relayPorts the relay's port of each flow
 * @param partners from a client's address to the client that the relay paired it with
 * @param accepted addresses of the clients that the relay accepted, also of those it never paired
 * @param faults what could not be read
 */
public record Topology(
    Map<Integer, String> relayPorts,
    Map<String, String> partners,
    Set<String> accepted,
    List<String> faults) {

  /** Reads the files of all roles, by role. */
  public static Topology read(Map<String, Path> eventFiles, RunKind kind) throws IOException {
    Map<Integer, String> ports = new LinkedHashMap<>();
    Map<String, String> partners = new HashMap<>();
    Set<String> accepted = new HashSet<>();
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, Path> file : eventFiles.entrySet()) {
      try (EventReader events = new EventReader(file.getValue())) {
        boolean relay = file.getKey().equals(kind.middleRole());
        Map<String, String> waiting = new HashMap<>();
        for (Event event = events.next(); event != null; event = events.next()) {
          if (event.type() == EventType.CONNECTED) {
            String address = relay ? event.local() : event.remote();
            ports.put(port(address), event.flow());
            if (relay) {
              accepted.add(event.remote());
            }
          } else if (event.type() == EventType.PAIRED) {
            pair(event, waiting, partners);
          }
        }
      } catch (EventFormatException e) {
        faults.add(e.getMessage());
      }
    }
    return new Topology(ports, partners, accepted, faults);
  }

  /** The relay writes the event for both connections of a pair, one after the other. */
  private static void pair(Event event, Map<String, String> waiting, Map<String, String> partners) {
    String first = waiting.remove(event.flow());
    if (first == null) {
      waiting.put(event.flow(), event.remote());
    } else {
      partners.put(first, event.remote());
      partners.put(event.remote(), first);
    }
  }

  private static int port(String address) {
    try {
      return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}

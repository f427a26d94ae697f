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
import twoflow.analysis.link.FlowClient;
import twoflow.analysis.link.RunKind;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;

/**
 * Who was connected with whom, by the event files.
 *
 * @param relayPorts the relay's port of each flow
 * @param partners from a client to the one that the relay paired it with
 * @param accepted the clients that the relay accepted, also those it never paired
 * @param faults what could not be read
 */
public record Topology(
    Map<Integer, String> relayPorts,
    Map<FlowClient, FlowClient> partners,
    Set<FlowClient> accepted,
    List<String> faults) {

  /** Reads the files of all roles, by role. */
  public static Topology read(Map<String, Path> eventFiles, RunKind kind) throws IOException {
    Map<Integer, String> ports = new LinkedHashMap<>();
    Map<FlowClient, FlowClient> partners = new HashMap<>();
    Set<FlowClient> accepted = new HashSet<>();
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, Path> file : eventFiles.entrySet()) {
      try (EventReader events = new EventReader(file.getValue())) {
        boolean relay = file.getKey().equals(kind.middleRole());
        Map<String, FlowClient> waiting = new HashMap<>();
        for (Event event = events.next(); event != null; event = events.next()) {
          if (event.type() == EventType.CONNECTED) {
            String address = relay ? event.local() : event.remote();
            ports.put(FlowClient.port(address), event.flow());
            if (relay) {
              accepted.add(client(event));
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
  private static void pair(
      Event event, Map<String, FlowClient> waiting, Map<FlowClient, FlowClient> partners) {
    FlowClient first = waiting.remove(event.flow());
    if (first == null) {
      waiting.put(event.flow(), client(event));
    } else {
      partners.put(first, client(event));
      partners.put(client(event), first);
    }
  }

  /** The relay's peer. */
  private static FlowClient client(Event event) {
    return FlowClient.of(event.local(), event.remote());
  }
}

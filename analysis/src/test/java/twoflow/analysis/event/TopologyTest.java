package twoflow.analysis.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.link.FlowClient;
import twoflow.analysis.link.RunKind;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;

/** Who was connected with whom, from event files alone. */
class TopologyTest {

  private static final String RELAY = "127.0.0.1:9001";

  @TempDir private Path folder;

  @Test
  void shouldFindPortsPartnersAndAcceptedClients() throws IOException {
    Path relay =
        file(
            "relay",
            line(EventType.CONNECTED, "CHAT", RELAY, "127.0.0.2:1"),
            line(EventType.CONNECTED, "CHAT", RELAY, "127.0.0.3:1"),
            line(EventType.CONNECTED, "VOIP", "127.0.0.1:7", "127.0.0.2:1"),
            line(EventType.PAIRED, "CHAT", RELAY, "127.0.0.2:1"),
            line(EventType.PAIRED, "CHAT", RELAY, "127.0.0.3:1"),
            line(EventType.PAIRED, "VOIP", "127.0.0.1:7", "127.0.0.2:1"));
    Topology topology = Topology.read(Map.of("relay", relay), RunKind.TWO_FLOW);
    assertEquals(Map.of(9001, "CHAT", 7, "VOIP"), topology.relayPorts());
    FlowClient first = new FlowClient(9001, "127.0.0.2:1");
    FlowClient second = new FlowClient(9001, "127.0.0.3:1");
    assertEquals(Map.of(first, second, second, first), topology.partners());
    FlowClient waiting = new FlowClient(7, "127.0.0.2:1");
    assertEquals(Set.of(first, second, waiting), topology.accepted());
  }

  @Test
  void shouldTakeTheRelaysPortFromAClientAndAcceptNobody() throws IOException {
    Path client = file("client-chat", line(EventType.CONNECTED, "CHAT", "127.0.0.2:1", RELAY));
    Topology topology = Topology.read(Map.of("client-chat", client), RunKind.TWO_FLOW);
    assertEquals(Map.of(9001, "CHAT"), topology.relayPorts());
    assertEquals(Set.of(), topology.accepted());
  }

  /** The relay's user may give its flows other names than the clients have. */
  @Test
  void shouldKnowAClientWhateverTheRelayCallsItsFlow() throws IOException {
    Path relay = file("relay", line(EventType.CONNECTED, "TALK", RELAY, "127.0.0.2:1"));
    Topology topology = Topology.read(Map.of("relay", relay), RunKind.TWO_FLOW);
    assertEquals(Set.of(FlowClient.of(RELAY, "127.0.0.2:1")), topology.accepted());
  }

  @Test
  void shouldSayWhichLineCannotBeReadAndUseThoseBefore() throws IOException {
    Path relay = file("relay", line(EventType.CONNECTED, "CHAT", RELAY, "127.0.0.2:1"), "no event");
    Topology topology = Topology.read(Map.of("relay", relay), RunKind.TWO_FLOW);
    assertEquals(Set.of(new FlowClient(9001, "127.0.0.2:1")), topology.accepted());
    assertEquals(List.of("events/relay.csv:3: not an event"), topology.faults());
  }

  private Path file(String role, String... lines) throws IOException {
    return Files.writeString(
        folder.resolve(role + ".csv"), Event.HEADER + "\n" + String.join("\n", lines) + "\n");
  }

  private static String line(EventType type, String flow, String local, String remote) {
    return Event.of(1, type, flow, local, remote).line();
  }
}

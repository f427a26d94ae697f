package twoflow.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import twoflow.it.Events;
import twoflow.it.Inputs;
import twoflow.it.LabProcess;

/** One of the three programs of a run is stopped or killed in mid-run: the other two learn it. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class StoppedRunIT {

  private static final List<String> ROLES = List.of("relay", "client-chat", "client-voip");

  @TempDir private Path folder;

  static Stream<Arguments> roles() {
    return Signal.each(ROLES.toArray());
  }

  /**
   * Rows for half a minute: no stream ends by itself, and VoIP is in its first row all the time.
   */
  @BeforeEach
  void writeLongInputs() throws IOException {
    String[] chat =
        IntStream.range(0, 100)
            .mapToObj(i -> "2026-01-01T00:00:00,A,CHAT,row " + i)
            .toArray(String[]::new);
    Inputs.csv(folder, "chat_messages.csv", chat);
    Inputs.csv(folder, "voip_messages.csv", "2026-01-01T00:00:00,A,VOIP," + "x".repeat(6_000));
  }

  @ParameterizedTest
  @MethodSource("roles")
  void shouldEndTheOtherTwoWithExitCode1(String victim, Signal signal) throws Exception {
    try (LabProcess relay =
        LabProcess.role(folder, "relay", "--flow", "CHAT=0,VOIP=0", "--events", "relay.csv")) {
      String[] ports = {
        "--chat-port", "" + relay.awaitPort("CHAT"), "--voip-port", "" + relay.awaitPort("VOIP")
      };
      try (LabProcess chat = client("client-chat", ports);
          LabProcess voip = client("client-voip", ports)) {
        chat.awaitLog("CHAT sending row 3");
        // A piece beyond the first 100 bytes; on a busy machine several chunks make one.
        relay.awaitLogMatching(" VOIP .* seq=\\d{3,}\\.\\.");
        Map<String, LabProcess> others =
            new HashMap<>(Map.of("relay", relay, "client-chat", chat, "client-voip", voip));
        signal.end(others.remove(victim));
        for (LabProcess other : others.values()) {
          other.shouldExit(1);
          assertTrue(other.stderr().size() > 2, other::toString);
        }
      }
    }
    // What a killed program wrote last may not be on the disk.
    List<String> exact = ROLES.stream().filter(r -> signal.orderly() || !r.equals(victim)).toList();
    shouldAgree("CHAT", "client-chat", "client-voip", exact);
    shouldAgree("VOIP", "client-voip", "client-chat", exact);
  }

  private LabProcess client(String role, String[] ports) throws IOException {
    return LabProcess.role(
        folder, role, ports[0], ports[1], ports[2], ports[3], "--events", role + ".csv");
  }

  /** Every file can be read, and nobody received more than was sent to it. */
  private void shouldAgree(String flow, String sender, String receiver, List<String> exact)
      throws IOException {
    Events from = Events.read(folder.resolve(sender + ".csv"));
    Events relay = Events.read(folder.resolve("relay.csv"));
    Events to = Events.read(folder.resolve(receiver + ".csv"));
    long sent = Events.contiguousBytes(from.of("sent", flow));
    long relayed = Events.contiguousBytes(relay.of("received", flow));
    long forwarded = Events.contiguousBytes(relay.of("sent", flow));
    long received = Events.contiguousBytes(to.of("received", flow));
    String bytes = flow + ": " + List.of(sent, relayed, forwarded, received);
    assertTrue(forwarded > 0 || !exact.contains("relay"), bytes);
    assertTrue(received > 0 || !exact.contains(receiver), bytes);
    assertTrue(forwarded <= relayed, bytes);
    assertTrue(relayed <= sent || !exact.contains(sender) || !exact.contains("relay"), bytes);
    assertTrue(
        received <= forwarded || !exact.contains(receiver) || !exact.contains("relay"), bytes);
    for (String role : exact) {
      Events events = Events.read(folder.resolve(role + ".csv"));
      int connections = role.equals("relay") ? 2 : 1;
      assertEquals(connections, events.of("connected", flow).size(), role);
      long ends = events.of("reset", flow).size() + events.of("closed", flow).size();
      assertEquals(connections, ends, role + " " + flow);
    }
  }
}

package twoflow.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import twoflow.it.Events;
import twoflow.it.FreePorts;
import twoflow.it.Inputs;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;

/** A client is stopped or killed before its relay is there, and when it has said all. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class ClientSignalIT {

  @TempDir private Path folder;

  static Stream<Arguments> clients() {
    return Signal.each("client-chat", "client-voip");
  }

  @ParameterizedTest
  @MethodSource("clients")
  void shouldEndWhileItTriesToConnect(String role, Signal signal) throws Exception {
    int[] nobody = FreePorts.two();
    String[] args = {
      "--chat-port", "" + nobody[0], "--voip-port", "" + nobody[1], "--events", "e.csv"
    };
    try (LabProcess client = LabProcess.role(folder, role, args)) {
      Eventually.holds(() -> Files.exists(folder.resolve("e.csv")), client::toString);
      signal.end(client);
    }
    assertEquals(!signal.orderly(), Files.exists(folder.resolve("e.csv")));
  }

  @ParameterizedTest
  @MethodSource("clients")
  void shouldEndWhenItHasSaidAllAndLeaveItsPartnerAWholeStream(String role, Signal signal)
      throws Exception {
    boolean chat = role.equals("client-chat");
    OneFlow flow = new OneFlow(folder, chat ? "CHAT" : "VOIP");
    List<String> rows = chat ? Inputs.CHAT_ROWS : Inputs.VOIP_ROWS;
    String quickly = chat ? "--interval 20ms" : "--chunk-interval 2ms --row-gap 2ms";
    try (LabProcess relay = flow.relay();
        LabProcess client = flow.client(role, relay, quickly.split(" "));
        RawPeer partner = flow.peer(relay)) {
      assertEquals(String.join("\n", rows) + "\n", partner.readAll());
      signal.end(client);
      assertFalse(client.stdout().stream().anyMatch(l -> l.contains("sent 4 rows")));
      partner.halfClose();
      relay.shouldExit(0);
    }
    assertEquals(Inputs.bytes(rows), flow.sentBytes(role));
    Events events = flow.events(role);
    assertEquals(
        signal.orderly() ? 1 : 0, events.of("reset", flow.flow()).size(), events::toString);
    assertEquals(Inputs.bytes(rows), flow.sentBytes("relay"));
  }
}

package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import twoflow.it.FreePorts;
import twoflow.it.Inputs;

/** The order that Compose never gives: the clients are there before the relay. */
@RequiresDocker
class ClientsFirstIT {

  @Test
  void shouldWaitForTheRelay() throws Exception {
    int[] ports = FreePorts.two();
    try (LabImage chat = client("client-chat", ports, "2026-01-01T00:00:00,Zoë,CHAT,grüße");
        LabImage voip = client("client-voip", ports, "2026-01-01T00:00:00,Jürgen,VOIP,hallo");
        LabImage relay =
            new LabImage("relay", "--flow", "CHAT=" + ports[0], "--flow", "VOIP=" + ports[1])
                .lockedDown()
                .withNetworkMode("host")) {
      chat.start();
      voip.start();
      assertTrue(chat.isRunning(), chat::getLogs);
      assertTrue(voip.isRunning(), voip::getLogs);
      assertEquals(List.of(), chat.stdoutLines());
      assertEquals(0, relay.runToItsEnd(), relay::getLogs);
      assertEquals(0, chat.awaitEnd(), chat::getLogs);
      assertEquals(0, voip.awaitEnd(), voip::getLogs);
      assertTrue(voip.getLogs().contains("Zoë | CHAT | grüße"), voip::getLogs);
      assertTrue(chat.getLogs().contains("Jürgen | VOIP | hallo"), chat::getLogs);
    }
  }

  private static LabImage client(String role, int[] ports, String row) {
    return new LabImage(
            role, "--chat-port", "" + ports[0], "--voip-port", "" + ports[1], "--csv", "/rows.csv")
        .withText("/rows.csv", Inputs.HEADER + row + "\n")
        .withNetworkMode("host");
  }
}

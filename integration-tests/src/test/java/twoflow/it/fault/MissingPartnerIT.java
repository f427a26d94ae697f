package twoflow.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import twoflow.it.Exchange;
import twoflow.it.Inputs;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;

/** A partner that comes late, or never. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class MissingPartnerIT {

  @TempDir private Path folder;

  @Test
  void shouldTellTheClientThatNobodyCameInTime() throws Exception {
    OneFlow chat = new OneFlow(folder, "CHAT");
    try (LabProcess relay = chat.relay("--pair-timeout", "3s");
        LabProcess client = chat.client("client-chat", relay)) {
      relay.shouldExit(1);
      client.shouldExit(1);
      assertTrue(relay.stderr().getLast().contains("CHAT: no pair within 3.0 s: 127.0.0.1:"));
      assertTrue(client.stderr().getLast().contains("broken by the other side"), client::toString);
    }
    assertEquals(1, chat.events("client-chat").of("reset", "CHAT").size());
    assertEquals(0, chat.events("relay").of("sent", "CHAT").size());
  }

  @Test
  void shouldWaitForEverAtNoCostAndServeTheNextTwo() throws Exception {
    OneFlow chat = new OneFlow(folder, "CHAT");
    try (LabProcess relay = chat.relay();
        LabProcess client = chat.client("client-chat", relay)) {
      client.awaitLog("CHAT sending row 4");
      relay.awaitLog("sends nothing more (FIN)");
      Pause.keepStill(relay, client);
      client.signal("TERM");
      client.shouldExit(143);
      try (RawPeer one = chat.peer(relay);
          RawPeer two = chat.peer(relay)) {
        relay.awaitLog("left before its partner came");
        Exchange.bothWays(one, two, Exchange.random(100), Exchange.random(200));
      }
      relay.shouldExit(0);
    }
    assertEquals(Inputs.bytes(Inputs.CHAT_ROWS), chat.sentBytes("client-chat"));
  }

  @Test
  void shouldKeepEverythingForAPartnerThatStartsWhenAllIsSaid() throws Exception {
    OneFlow chat = new OneFlow(folder, "CHAT");
    try (LabProcess relay = chat.relay();
        LabProcess early = chat.client("client-chat", relay)) {
      relay.awaitLog("sends nothing more (FIN)");
      try (LabProcess late = chat.client("client-voip", relay)) {
        late.shouldExit(0);
        early.shouldExit(0);
        relay.shouldExit(0);
        assertEquals(4, late.logged("CHAT received row").size(), late::toString);
      }
    }
    assertEquals(Inputs.bytes(Inputs.CHAT_ROWS), chat.receivedBytes("client-voip"));
  }
}

package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The main job: relay and both clients as three processes, the original's rows. */
@Execution(ExecutionMode.CONCURRENT)
class TwoFlowRunIT {

  @TempDir private Path folder;

  @Test
  void shouldCarryEveryRowAndWriteEventsExactToTheByte() throws Exception {
    runAll();
    Events relay = Events.read(folder.resolve("relay.csv"));
    Events chat = Events.read(folder.resolve("chat.csv"));
    Events voip = Events.read(folder.resolve("voip.csv"));

    assertFlow("CHAT", Inputs.CHAT_ROWS, chat, relay, voip);
    assertFlow("VOIP", Inputs.VOIP_ROWS, voip, relay, chat);
    for (Events events : List.of(relay, chat, voip)) {
      for (String flow : List.of("CHAT", "VOIP")) {
        int connections = events == relay ? 2 : 1;
        assertEquals(connections, events.of("connected", flow).size());
        assertEquals(connections, events.of("half_closed", flow).size());
        assertEquals(connections, events.of("closed", flow).size());
        assertEquals(0, events.of("reset", flow).size());
      }
    }
    assertEquals(2, relay.of("paired", "CHAT").size());
  }

  @Test
  void shouldWriteEachVoipRowAsChunksAndANewlineOfItsOwn() throws Exception {
    runAll();
    List<Events.Line> sent = Events.read(folder.resolve("voip.csv")).of("sent", "VOIP");
    List<Events.Line> firstRow = sent.stream().filter(l -> l.row() == 1).toList();
    assertEquals(
        List.of(10L, 10L, 10L, 10L, 10L, 10L, 10L, 6L, 1L),
        firstRow.stream().map(Events.Line::bytes).toList());
    for (int i = 0; i < firstRow.size(); i++) {
      assertEquals(i + 1, firstRow.get(i).chunk());
      assertEquals(i * 50_000_000L, firstRow.get(i).dueNs() - firstRow.getFirst().dueNs());
    }
    Events.Line secondRow = sent.stream().filter(l -> l.row() == 2).findFirst().orElseThrow();
    assertEquals(100_000_000L, secondRow.dueNs() - firstRow.getLast().dueNs());
    // The relay keeps the pieces apart: what one read gave is one write on the second leg. On a
    // busy
    // machine one read may give several chunks, but whole ones.
    Events relay = Events.read(folder.resolve("relay.csv"));
    List<Long> forwarded = lastSeqs(relay.of("sent", "VOIP"));
    assertEquals(lastSeqs(relay.of("received", "VOIP")), forwarded);
    assertTrue(lastSeqs(sent).containsAll(forwarded), forwarded::toString);
  }

  @Test
  void shouldRunInARunFolderAndReadItsCopies() throws Exception {
    Path run = Files.createDirectories(folder.resolve("captures/lesson-1"));
    Path chatCsv =
        Inputs.csv(folder, "my chat.csv", "2026-01-01T00:00:00,Zoë,CHAT,\"grüße, 世界 🙂\"");
    try (LabProcess relay =
        LabProcess.role(folder, "relay", "--flow", "CHAT=0,VOIP=0", "--run", "lesson-1")) {
      String[] ports = ports(relay);
      String[] named = {
        ports[0], ports[1], ports[2], ports[3], "--run", "lesson-1", "--csv", chatCsv.toString()
      };
      String[] plain = {ports[0], ports[1], ports[2], ports[3], "--run", "lesson-1"};
      try (LabProcess chat = LabProcess.role(folder, "client-chat", named);
          LabProcess voip = LabProcess.role(folder, "client-voip", plain)) {
        chat.shouldExit(0);
        voip.shouldExit(0);
        relay.shouldExit(0);
        assertEquals(1, voip.logged("Zoë | CHAT | grüße, 世界 🙂").size(), voip::toString);
      }
    }
    assertEquals(-1, Files.mismatch(chatCsv, run.resolve("chat_messages.csv")));
    assertTrue(Files.exists(run.resolve("voip_messages.csv")));
    for (String role : List.of("relay", "client-chat", "client-voip")) {
      assertTrue(Files.size(run.resolve("events/" + role + ".csv")) > 100, role);
    }
  }

  @Test
  void shouldEndWhenBothClientsSendChat() throws Exception {
    try (LabProcess relay = LabProcess.role(folder, "relay", "--flow", "CHAT=0,VOIP=0")) {
      String[] args = ports(relay);
      try (LabProcess one = LabProcess.role(folder, "client-chat", args);
          LabProcess two = LabProcess.role(folder, "client-chat", args)) {
        one.shouldExit(0);
        two.shouldExit(0);
        relay.shouldExit(0);
        assertEquals(4, one.logged("CHAT received row").size(), one::toString);
        assertEquals(4, two.logged("CHAT received row").size(), two::toString);
      }
    }
  }

  @Test
  void shouldStartTheClientsBeforeTheRelay() throws Exception {
    int[] free = FreePorts.two();
    String[] args = {"--chat-port", "" + free[0], "--voip-port", "" + free[1]};
    try (LabProcess chat = LabProcess.role(folder, "client-chat", args);
        LabProcess voip = LabProcess.role(folder, "client-voip", args)) {
      chat.awaitLog(
          "CHAT: no relay answers at 127.0.0.1:" + free[0] + " yet: still trying for up to 30 s");
      try (LabProcess relay =
          LabProcess.role(
              folder, "relay", "--flow", "CHAT=" + free[0], "--flow", "VOIP=" + free[1])) {
        relay.shouldExit(0);
        chat.shouldExit(0);
        voip.shouldExit(0);
      }
    }
  }

  private void runAll() throws Exception {
    try (LabProcess relay =
        LabProcess.role(folder, "relay", "--flow", "CHAT=0,VOIP=0", "--events", "relay.csv")) {
      String[] p = ports(relay);
      try (LabProcess chat =
              LabProcess.role(
                  folder, "client-chat", p[0], p[1], p[2], p[3], "--events", "chat.csv");
          LabProcess voip =
              LabProcess.role(
                  folder, "client-voip", p[0], p[1], p[2], p[3], "--events", "voip.csv")) {
        chat.shouldExit(0);
        voip.shouldExit(0);
        relay.shouldExit(0);
        assertRows(chat, "VOIP", Inputs.VOIP_ROWS);
        assertRows(voip, "CHAT", Inputs.CHAT_ROWS);
        assertTrue(
            chat.stdout().getLast().startsWith("client-chat: sent 4 rows (287 bytes) on CHAT"),
            chat::toString);
        assertEquals(
            List.of(
                "relay: CHAT 1 of 1 pairs ended, 287 bytes forwarded",
                "relay: VOIP 1 of 1 pairs ended, 287 bytes forwarded"),
            relay.stdout().subList(2, 4));
      }
    }
  }

  private static String[] ports(LabProcess relay) {
    return new String[] {
      "--chat-port", "" + relay.awaitPort("CHAT"), "--voip-port", "" + relay.awaitPort("VOIP")
    };
  }

  private static void assertRows(LabProcess receiver, String flow, List<String> rows) {
    List<String> lines = receiver.logged(flow + " received row ");
    assertEquals(rows.size(), lines.size(), receiver::toString);
    long firstSeq = 1;
    for (int i = 0; i < rows.size(); i++) {
      long lastSeq = firstSeq + Inputs.bytes(List.of(rows.get(i))) - 1;
      String expected =
          "%s received row %d seq=%d..%d %s".formatted(flow, i + 1, firstSeq, lastSeq, rows.get(i));
      assertTrue(lines.get(i).endsWith(expected), () -> expected + "\n" + receiver);
      firstSeq = lastSeq + 1;
    }
  }

  /** Every byte of a flow has one event of its sender, two of the relay, one of its receiver. */
  private static void assertFlow(
      String flow, List<String> rows, Events sender, Events relay, Events receiver)
      throws IOException {
    long bytes = Inputs.bytes(rows);
    assertEquals(bytes, Events.contiguousBytes(sender.of("sent", flow)));
    assertEquals(bytes, Events.contiguousBytes(receiver.of("received", flow)));
    String senderAddress = sender.of("connected", flow).getFirst().local();
    String receiverAddress = receiver.of("connected", flow).getFirst().local();
    assertEquals(bytes, Events.contiguousBytes(relay.of("received", flow, senderAddress)));
    assertEquals(bytes, Events.contiguousBytes(relay.of("sent", flow, receiverAddress)));
    long rowLastSeq = 0;
    for (int row = 1; row <= rows.size(); row++) {
      rowLastSeq += Inputs.bytes(List.of(rows.get(row - 1)));
      assertEquals(rowLastSeq, lastSeq(sender.of("sent", flow), row));
      assertEquals(rowLastSeq, lastSeq(receiver.of("received", flow), row));
    }
  }

  private static List<Long> lastSeqs(List<Events.Line> events) {
    return events.stream().map(Events.Line::lastSeq).toList();
  }

  private static long lastSeq(List<Events.Line> events, int row) {
    return events.stream()
        .filter(l -> l.row() == row)
        .mapToLong(Events.Line::lastSeq)
        .max()
        .orElseThrow();
  }
}

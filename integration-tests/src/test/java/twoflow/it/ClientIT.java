package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The clients as processes, against partners that behave well and badly. */
@Execution(ExecutionMode.CONCURRENT)
class ClientIT {

  /** A million rows take seconds, and many more on a busy machine. */
  private static final long CHECK_S = 240;

  @TempDir private Path folder;

  @Test
  void shouldFindRowsThatCameWithoutNewlines() throws Exception {
    try (LabProcess relay = LabProcess.role(folder, "relay", "--flow", "CHAT=0");
        LabProcess client = voipListeningToChat(relay, "--events", "e.csv");
        RawPeer partner = new RawPeer(relay.awaitPort("CHAT"))) {
      client.awaitLog("CHAT connected");
      // Two rows glued, the second cut inside its marker; then silence; then a row at the end.
      partner.send("C1-CHAT: 2026-01-01T00:00:00 | A | CHAT | one" + "C1-CH");
      partner.send("AT: 2026-01-01T00:00:01 | A | CHAT | two");
      client.awaitLog("received row 2");
      partner.send("C1-CHAT: 2026-01-01T00:00:02 | A | CHAT | three");
      partner.halfClose();
      client.shouldExit(0);
      List<String> rows = client.logged("received row");
      assertEquals(3, rows.size(), client::toString);
      assertTrue(rows.get(0).endsWith("| one (unterminated)"), client::toString);
      assertTrue(rows.get(1).endsWith("| two (unterminated)"), client::toString);
      assertTrue(rows.get(2).endsWith("| three (unterminated)"), client::toString);
      Events events = Events.read(folder.resolve("e.csv"));
      assertEquals(45 + 45 + 47, Events.contiguousBytes(events.of("received", "CHAT")));
    }
  }

  @Test
  void shouldExit1WhenVoipEndsInsideARow() throws Exception {
    try (LabProcess relay = LabProcess.role(folder, "relay", "--flow", "VOIP=0");
        LabProcess client =
            LabProcess.role(
                folder,
                "client-chat",
                "--flows",
                "VOIP",
                "--voip-port",
                "" + relay.awaitPort("VOIP"));
        RawPeer partner = new RawPeer(relay.awaitPort("VOIP"))) {
      client.awaitLog("VOIP connected");
      partner.send("2026-01-01T0");
      partner.halfClose();
      client.shouldExit(1);
      assertTrue(client.stderr().getLast().contains("ended inside row 1"), client::toString);
    }
  }

  @Test
  void shouldExit1WhenTheRelayDiesInMidRun() throws Exception {
    try (LabProcess relay =
        LabProcess.role(folder, "relay", "--flow", "CHAT=0", "--flow", "VOIP=0")) {
      String[] args = {
        "--chat-port", "" + relay.awaitPort("CHAT"), "--voip-port", "" + relay.awaitPort("VOIP")
      };
      try (LabProcess chat = LabProcess.role(folder, "client-chat", args);
          LabProcess voip =
              LabProcess.role(folder, "client-voip", with(args, "--chunk-interval", "1s"))) {
        chat.awaitLog("VOIP connected ");
        // After two of eight chunks, the run goes on for seconds, and is within a row.
        relay.awaitLogMatching("VOIP .* seq=[0-9]+\\.\\.[2-7]0 ");
        relay.signal("KILL");
        chat.shouldExit(1);
        voip.shouldExit(1);
        assertTrue(
            voip.stderr().getLast().startsWith("client-voip: "), "one line at the end: " + voip);
      }
    }
  }

  @Test
  void shouldLeaveCompleteEventsAfterCtrlCAndResetTheRelay() throws Exception {
    try (LabProcess relay =
            LabProcess.role(folder, "relay", "--flow", "VOIP=0", "--events", "relay.csv");
        RawPeer partner = new RawPeer(relay.awaitPort("VOIP"));
        LabProcess voip =
            LabProcess.role(
                folder,
                "client-voip",
                "--flows",
                "VOIP",
                "--voip-port",
                "" + relay.awaitPort("VOIP"),
                "--events",
                "voip.csv")) {
      voip.awaitLog("sending row 2");
      int arrived = partner.read(new byte[256]);
      voip.signal("TERM");
      voip.shouldExit(143);
      relay.shouldExit(1);
      Events sender = Events.read(folder.resolve("voip.csv"));
      Events forwarder = Events.read(folder.resolve("relay.csv"));
      long sent = Events.contiguousBytes(sender.of("sent", "VOIP"));
      assertTrue(sent >= Inputs.bytes(Inputs.VOIP_ROWS.subList(0, 1)), "sent " + sent);
      // A reset takes with it what the relay had not yet read.
      long received = Events.contiguousBytes(forwarder.of("received", "VOIP"));
      assertTrue(received >= arrived && received <= sent, received + " of " + sent + " received");
      assertEquals(1, sender.of("reset", "VOIP").size());
    }
  }

  @Test
  void shouldBeAChatBetweenTwoPeople() throws Exception {
    try (LabProcess relay = LabProcess.role(folder, "relay", "--flow", "CHAT=0")) {
      String port = "" + relay.awaitPort("CHAT");
      String[] common = {"--interactive", "--flows", "CHAT", "--chat-port", port};
      try (LabProcess ada =
              LabProcess.role(folder, "client-chat", with(common, "--speaker", "Ada"));
          LabProcess bob =
              LabProcess.role(folder, "client-chat", with(common, "--speaker", "Bob"))) {
        ada.type("Hello Bob, grüß dich");
        assertTrue(bob.awaitResult("Hello").endsWith("] Ada: Hello Bob, grüß dich"));
        bob.type("Hello | Ada");
        assertTrue(ada.awaitResult("Hello").endsWith("] Bob: Hello | Ada"));
        ada.endInput();
        bob.awaitLog("CHAT the partner sends nothing more");
        bob.shouldExit(0);
        ada.shouldExit(0);
        relay.shouldExit(0);
      }
    }
  }

  @Test
  void shouldPaceByTheTimestamps() throws Exception {
    Path csv =
        Inputs.csv(
            folder,
            "v.csv",
            "2026-01-01T00:00:01,A,VOIP,one",
            "2026-01-01T00:00:01.200,A,VOIP,two");
    try (LabProcess relay = LabProcess.role(folder, "relay", "--flow", "VOIP=0");
        RawPeer partner = new RawPeer(relay.awaitPort("VOIP"));
        LabProcess voip =
            LabProcess.role(
                folder,
                "client-voip",
                "--flows",
                "VOIP",
                "--voip-port",
                "" + relay.awaitPort("VOIP"),
                "--csv",
                csv.toString(),
                "--pace",
                "csv",
                "--speed",
                "2",
                "--epoch",
                "2026-01-01T00:00:00",
                "--events",
                "e.csv")) {
      assertTrue(partner.readAll().endsWith("two\n"));
      partner.halfClose();
      voip.shouldExit(0);
    }
    List<Events.Line> sent = Events.read(folder.resolve("e.csv")).of("sent", "VOIP");
    Events.Line second = sent.stream().filter(l -> l.row() == 2).findFirst().orElseThrow();
    assertEquals(100_000_000, second.dueNs() - sent.getFirst().dueNs());
    // Five writes in a row's 100 ms: 20 ms apart, also in the last row.
    assertEquals(20_000_000, sent.get(1).dueNs() - sent.get(0).dueNs());
    assertEquals(20_000_000, sent.get(sent.size() - 1).dueNs() - sent.get(sent.size() - 2).dueNs());
  }

  @Test
  void shouldCheckAMillionRowsBeforeTheFirstConnectionInConstantMemory() throws Exception {
    Path csv = folder.resolve("million.csv");
    try (BufferedWriter out = Files.newBufferedWriter(csv)) {
      out.write(Inputs.HEADER);
      for (int row = 1; row < 1_000_000; row++) {
        out.write("2026-01-01T00:00:00,A,CHAT,message number " + row + "\n");
      }
      out.write("2026-01-01T00:00:00,A,CHAT,\n");
    }
    LabProcess client =
        LabProcess.role(
            folder, List.of("-Xmx24m"), "client-chat", "--csv", csv.toString(), "--interval", "0");
    assertEquals(2, client.exitCode(CHECK_S), client::toString);
    assertEquals(1, client.stderr().size(), client::toString);
    assertTrue(client.stderr().getFirst().contains("million.csv:1000001: message is empty"));
  }

  private LabProcess voipListeningToChat(LabProcess relay, String... more) throws IOException {
    String[] args = {"--flows", "CHAT", "--chat-port", "" + relay.awaitPort("CHAT")};
    return LabProcess.role(folder, "client-voip", with(args, more));
  }

  private static String[] with(String[] args, String... more) {
    String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return all;
  }
}

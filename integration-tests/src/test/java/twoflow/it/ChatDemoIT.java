package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The introductory demo as processes. */
class ChatDemoIT {

  @TempDir private Path folder;

  @Test
  void shouldBroadcastEveryTextToEveryOtherMemberInOneProcess() throws Exception {
    LabProcess demo = LabProcess.role(folder, "chat-demo", "--events", "e.csv").shouldExit(0);
    assertEquals(
        "chat-demo: 3 members sent 9 messages and received 18 broadcasts; server: 3 members joined,"
            + " 9 messages received, 18 broadcasts sent",
        demo.stdout().getLast());
    for (String member : List.of("Client1", "Client2", "Client3")) {
      assertEquals(6, demo.logged(member + " received message").size(), demo::toString);
    }
    Events events = Events.read(folder.resolve("e.csv"));
    assertEquals(27, events.of("sent", "DEMO").size());
    assertEquals(27, events.of("received", "DEMO").size());
    assertEquals(6, events.of("closed", "DEMO").size());
  }

  @Test
  void shouldRunInTerminalsOfTheirOwnAndNameMembersInARun() throws Exception {
    Path run = Files.createDirectories(folder.resolve("captures/demo"));
    try (LabProcess server =
        LabProcess.role(
            folder, "chat-demo", "server", "--port", "0", "--clients", "2", "--run", "demo")) {
      String port = "" + server.awaitPort("DEMO");
      String[] client = {"client", "--port", port, "--run", "demo"};
      try (LabProcess one = LabProcess.role(folder, "chat-demo", client);
          LabProcess two = LabProcess.role(folder, "chat-demo", client)) {
        one.shouldExit(0);
        two.shouldExit(0);
        server.shouldExit(0);
      }
    }
    for (String name : List.of("server", "client-Client1", "client-Client2")) {
      assertTrue(Files.exists(run.resolve("events/chat-demo-" + name + ".csv")), name);
    }
  }

  @Test
  void shouldCarryWhatPeopleType() throws Exception {
    try (LabProcess server = LabProcess.role(folder, "chat-demo", "server", "--port", "0")) {
      String port = "" + server.awaitPort("DEMO");
      String[] ada = {"client", "--port", port, "--interactive", "--name", "Ada"};
      String[] bob = {"client", "--port", port, "--interactive", "--name", "Bob"};
      try (LabProcess first = LabProcess.role(folder, "chat-demo", ada);
          LabProcess second = LabProcess.role(folder, "chat-demo", bob)) {
        server.awaitLog("joined (2)");
        first.type("grüß dich");
        assertTrue(second.awaitResult("grüß").endsWith("] Ada: grüß dich"));
        first.endInput();
        second.endInput();
        first.shouldExit(0);
        second.shouldExit(0);
        server.signal("INT");
        server.shouldExit(130);
      }
    }
  }

  @Test
  void shouldDropAMemberThatDoesNotReadAndGoOn() throws Exception {
    try (LabProcess server = LabProcess.role(folder, "chat-demo", "server", "--port", "0")) {
      int port = server.awaitPort("DEMO");
      try (RawPeer silent = new RawPeer(port);
          RawPeer talker = new RawPeer(port)) {
        server.awaitLog("joined (2)");
        String text = "Talker: " + "x".repeat(60_000) + "\n";
        for (int i = 0; i < 300; i++) {
          talker.send(text);
        }
        server.awaitLog("its outbox is full");
        try (RawPeer reader = new RawPeer(port)) {
          server.awaitLog("joined (2)");
          talker.send("Talker: still here\n");
          talker.halfClose();
          reader.halfClose();
          assertTrue(reader.readAll().endsWith("Talker: still here\n"));
        }
        silent.reset();
      }
    }
  }

  @Test
  void shouldEndWhenMembersDoNotCome() throws Exception {
    LabProcess server =
        LabProcess.role(
            folder,
            "chat-demo",
            "server",
            "--port",
            "0",
            "--clients",
            "2",
            "--join-timeout",
            "300ms");
    server.shouldExit(1);
    assertTrue(server.stderr().getLast().contains("0 of 2 members joined within 0.3 s"));
    LabProcess wrong =
        LabProcess.role(folder, "chat-demo", "server", "--join-timeout", "1s").shouldExit(2);
    assertEquals(1, wrong.stderr().size(), wrong::toString);
  }
}

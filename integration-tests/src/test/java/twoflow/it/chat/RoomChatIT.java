package twoflow.it.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;

/** People chat in a room of chat-demo, each at a terminal. */
@Execution(ExecutionMode.CONCURRENT)
class RoomChatIT {

  private static final String HOW = "Ctrl-D or /quit leaves, /help says what else there is.";
  private static final String CONNECTED = "Connected. Waiting for others.";
  private static final String ENDS = "What is typed now is not sent. Enter or Ctrl-D ends.";

  @TempDir private Path folder;

  private TerminalWindow left;
  private TerminalWindow right;

  @BeforeEach
  void open() throws Exception {
    assumeTrue(ChatPrograms.haveTerminals(), "no tmux");
    left = new TerminalWindow(folder, "left");
    right = new TerminalWindow(folder, "right");
  }

  @AfterEach
  void close() throws Exception {
    if (left != null) {
      left.close();
      right.close();
    }
  }

  private LabProcess server(String... more) throws Exception {
    return LabProcess.role(
        folder, "chat-demo", ChatPrograms.concat(List.of("server", "--port", "0"), more));
  }

  private static void start(TerminalWindow window, LabProcess server, String name)
      throws Exception {
    String port = "" + server.awaitPort("DEMO");
    window.start(
        ChatPrograms.command(
            "chat-demo", List.of("client", "--interactive", "--port", port, "--name", name)));
  }

  private static void join(TerminalWindow window, LabProcess server, String name) throws Exception {
    start(window, server, name);
    window.await(name + ">");
    server.awaitLog(name + ": *joined*");
  }

  @Test
  void shouldShowOthersByNameWhileBothType() throws Exception {
    try (LabProcess server = server("--clients", "2")) {
      join(left, server, "Ada");
      left.type("how are");
      join(right, server, "Bob");
      left.await("Bob joined.");
      right.await("Ada joined.");
      right.type("I ask my");
      right.await("Bob> I ask my");
      left.say(" you?");
      right.await("Ada: how are you?");
      assertEquals(
          List.of(HOW, CONNECTED, "Ada joined.", "Ada: how are you?", "Bob> I ask my"),
          right.await("Bob> I ask my"));
      right.say("self");
      left.await("Bob: I ask myself");

      left.say("/quit");
      left.awaitExit(0);
      right.await("Ada left.");
      right.key("C-d");
      right.awaitExit(0);
      server.shouldExit(0);
    }
  }

  @Test
  void shouldRefuseATakenNameAndLetItsPlaceToAnother() throws Exception {
    try (LabProcess server = server("--clients", "2")) {
      join(left, server, "Ada");
      start(right, server, "Ada");
      List<String> refused = right.awaitExit(1);
      assertTrue(
          refused.stream()
              .anyMatch(
                  line -> line.endsWith(": the name Ada is taken: choose another one with --name")),
          refused::toString);
      join(right, server, "Bob");
      left.await("Bob joined.");
      left.say("hi");
      right.await("Ada: hi");
      right.say("/quit");
      right.awaitExit(0);
      left.await("Bob left.");
      left.say("/quit");
      left.awaitExit(0);
      server.shouldExit(0);
      assertTrue(server.stdout().getLast().startsWith("chat-demo server: 2 members joined"));
    }
  }

  @Test
  void shouldNumberANameOfAProgramThatDoesNotIntroduceItself() throws Exception {
    try (LabProcess server = server();
        RawPeer notebook = new RawPeer(server.awaitPort("DEMO"))) {
      join(left, server, "Ada");
      server.awaitLog("*joined*");
      notebook.send("Ada: Hello");
      left.await("Ada (2): Hello");
    }
  }

  @Test
  void shouldSayThatTheServerEndedAndKeepFromTheShellWhatIsTyped() throws Exception {
    try (LabProcess server = server()) {
      join(left, server, "Ada");
      left.type("touch half");
      left.await("Ada> touch half");
      server.signal("TERM");
      left.await("The server has ended the chat.");
      left.type("; touch typed");
      left.await(ENDS);
      left.say("touch later");
      left.awaitExit(0);
      left.say("touch shell");
      left.say("clear; ls shell").await("shell");
    }
    for (String name : List.of("half", "typed", "later")) {
      assertTrue(Files.notExists(folder.resolve(name)), name);
    }
  }

  @Test
  void shouldSayThatThereIsNoServer() throws Exception {
    left.start(
        ChatPrograms.command(
            "chat-demo", List.of("client", "--interactive", "--port", "1", "--name", "Ada")));
    left.await(line -> line.startsWith("No server answers at 127.0.0.1:1 yet"));
    left.key("C-c");
    left.awaitExit(130);
  }
}

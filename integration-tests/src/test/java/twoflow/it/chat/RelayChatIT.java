package twoflow.it.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;

/** Two people chat through the relay, each at a terminal. */
@Execution(ExecutionMode.CONCURRENT)
class RelayChatIT {

  private static final String HOW = "Ctrl-D or /quit leaves, /help says what else there is.";
  private static final String WAITING = "Waiting for a partner. What you say now is kept for them.";
  private static final String ENDS = "What is typed now is not sent. Enter or Ctrl-D ends.";

  @TempDir private Path folder;

  private LabProcess relay;
  private TerminalWindow left;
  private TerminalWindow right;

  @BeforeEach
  void open() throws Exception {
    assumeTrue(ChatPrograms.haveTerminals(), "no tmux");
    relay = LabProcess.role(folder, "relay", "--flow", "CHAT=0", "--sessions", "0");
    left = new TerminalWindow(folder, "left");
    right = new TerminalWindow(folder, "right");
  }

  @AfterEach
  void close() throws Exception {
    if (relay != null) {
      relay.close();
      left.close();
      right.close();
    }
  }

  private void join(TerminalWindow window, String name, String... more) throws Exception {
    start(window, name, more);
    window.await(name + ">");
  }

  private void start(TerminalWindow window, String name, String... more) throws Exception {
    List<String> args =
        new ArrayList<>(
            List.of("--interactive", "--flows", "CHAT", "--speaker", name, "--chat-port"));
    args.add("" + relay.awaitPort("CHAT"));
    args.addAll(List.of(more));
    window.start(ChatPrograms.command("client-chat", args));
  }

  @Test
  void shouldKeepTypedLinesWholeWhileBothType() throws Exception {
    join(left, "Ada");
    join(right, "Bob");
    left.type("how are");
    right.type("I ask my");
    left.await("Ada> how are");
    right.await("Bob> I ask my");

    left.say(" you?");
    right.await("Ada: how are you?");
    assertEquals(
        List.of(HOW, WAITING, "Ada joined.", "Ada: how are you?", "Bob> I ask my"),
        right.await("Bob> I ask my"));
    left.type("100% 'fine'");
    left.await("Ada> 100% 'fine'");
    right.say("self: grüß dich!");
    left.await("Bob: I ask myself: grüß dich!");
    left.key("Enter");

    right.await("Ada: 100% 'fine'");
    assertEquals(
        List.of(
            HOW,
            WAITING,
            "Ada> how are you?",
            "Bob joined.",
            "Bob: I ask myself: grüß dich!",
            "Ada> 100% 'fine'",
            "Ada>"),
        left.await("Ada>"));
  }

  @Test
  void shouldEditALineAndRecallTheOneBefore() throws Exception {
    join(left, "Ada");
    join(right, "Bob");
    left.type("one three").key("Left", "Left", "Left", "Left", "Left").type("two ").key("Enter");
    right.await("Ada: one two three");
    left.key("Up").type("!").key("Enter");
    right.await("Ada: one two three!");
  }

  @Test
  void shouldRedrawTheLineWhenTheWindowGetsNarrow() throws Exception {
    join(left, "Ada");
    left.type("x".repeat(70));
    left.await("Ada> " + "x".repeat(70));
    left.resize(40).type("y".repeat(10)).key("Enter");
    join(right, "Bob");
    right.await("Ada: " + "x".repeat(70) + "y".repeat(10));
    left.await("Ada>");
    String shown = String.join("", left.lines());
    assertTrue(shown.endsWith("Ada> " + "x".repeat(70) + "y".repeat(10) + "Ada>"), shown);
  }

  @Test
  void shouldSayWhoLeftAndKeepFromTheShellWhatIsTyped() throws Exception {
    join(left, "Ada");
    join(right, "Bob");
    right.say("hi");
    left.await("Bob: hi");
    left.type("touch half");
    left.await("Ada> touch half");
    right.key("C-d");
    right.awaitExit(0);
    left.await("Bob left.");
    left.burst("y\ntouch typed\n");
    left.await(ENDS);
    left.burst("touch later\ntouch ahead\n");

    List<String> lines = left.awaitExit(0);
    assertEquals(
        List.of("Bob left.", "Ada> touch half", ENDS), lines.subList(4, 7), lines::toString);
    // After this, the shell has done what it was told before.
    assertTerminalIsAsBefore(left);
    for (String name : List.of("half", "halfy", "typed", "later", "ahead")) {
      assertTrue(Files.notExists(folder.resolve(name)), name);
    }
  }

  @Test
  void shouldSayWhyAChatBrokeAndKeepFromTheShellWhatIsTyped() throws Exception {
    join(left, "Ada");
    try (RawPeer partner = new RawPeer(relay.awaitPort("CHAT"))) {
      partner.send("by hand\n");
      left.await("partner: by hand");
      left.type("touch half");
      left.await("Ada> touch half");
      partner.reset();
    }
    List<String> broken = left.await(ENDS);
    assertTrue(broken.stream().anyMatch(line -> line.contains("reset")), broken::toString);
    left.say("touch later");
    left.awaitExit(1);
    assertTerminalIsAsBefore(left);
    assertTrue(Files.notExists(folder.resolve("half")));
    assertTrue(Files.notExists(folder.resolve("later")));
  }

  @Test
  void shouldLeaveByQuitAndByCtrlC() throws Exception {
    join(left, "Ada");
    join(right, "Bob");
    left.say("/quit");
    left.awaitExit(0);
    assertTerminalIsAsBefore(left);
    right.await(ENDS);
    right.key("C-d");
    right.awaitExit(0);

    join(right, "Bob");
    right.type("half").key("C-c");
    right.awaitExit(130);
    assertTerminalIsAsBefore(right);
  }

  @Test
  void shouldSayThatItWaitsForAPartnerWhoIsToGetWhatWasSaid() throws Exception {
    join(left, "Ada");
    left.say("kept").say("/quit");
    left.await("Waiting until the other side ends, too. Ctrl-C ends at once.");
    start(right, "Bob");
    right.await("Ada: kept");
    left.awaitExit(0);
    right.await("Ada left.");
    right.await(ENDS);
    right.key("Enter");
    right.awaitExit(0);

    join(left, "Ada");
    left.say("lost").say("/quit");
    left.await("Waiting until the other side ends, too. Ctrl-C ends at once.");
    left.key("C-c");
    left.awaitExit(130);
    assertTerminalIsAsBefore(left);
  }

  @Test
  void shouldGiveTheTerminalBackAfterSigterm() throws Exception {
    join(left, "Ada");
    left.type("half");
    left.await("Ada> half");
    ChatPrograms.signal("TERM", "--speaker", "Ada", "" + relay.awaitPort("CHAT"));
    left.await(line -> line.endsWith("exit 143"));
    assertTerminalIsAsBefore(left);
  }

  @Test
  void shouldShowATakenNameWithANumber() throws Exception {
    join(left, "Ada");
    join(right, "Ada");
    right.say("hello");
    left.await("Ada (2) joined.");
    left.await("Ada (2): hello");
  }

  @Test
  void shouldObeyCommandsAndSayThemToNobody() throws Exception {
    join(left, "Ada");
    join(right, "Bob");
    left.say("/help").say("/hlep").say("/time").say("//etc");
    left.await("/time  shows or hides the time of what others say");
    left.await("There is no /hlep: /help says what there is.");
    left.await("Times are shown.");
    assertEquals(
        List.of("Ada joined.", "Ada: /etc"),
        right.await("Ada: /etc").stream().filter(line -> line.startsWith("Ada")).toList());
    right.say("hi");
    left.await(line -> line.matches("\\[\\d\\d:\\d\\d:\\d\\d] Bob: hi"));
  }

  @Test
  void shouldSendEachLineOfAPaste() throws Exception {
    join(left, "Ada");
    join(right, "Bob");
    left.paste("first\nsecond").key("Enter");
    right.await("Ada: first");
    right.await("Ada: second");
  }

  @Test
  void shouldShowWhatIsNotARowAndEscapeIt() throws Exception {
    join(left, "Ada");
    try (RawPeer telnet = new RawPeer(relay.awaitPort("CHAT"))) {
      telnet.send("by hand\u001B[2J\r\n");
      left.await("partner: by hand\\u001B[2J");
      telnet.halfClose();
      left.await("partner left.");
    }
  }

  @Test
  void shouldShowTheLogOnDemandAndKeepItInTheRun() throws Exception {
    Path run = Files.createDirectories(folder.resolve("captures/talk"));
    join(left, "Ada", "--run", "talk");
    join(right, "Bob", "--run", "talk", "-v");
    left.say("hi");
    right.await(line -> line.contains("CHAT received row 1 seq=1.."));
    right.key("C-d");
    right.awaitExit(0);
    List<String> lines = left.await(ENDS);
    assertTrue(lines.stream().noneMatch(line -> line.contains("seq=")), lines::toString);
    left.key("Enter");
    left.awaitExit(0);
    String log = Files.readString(run.resolve("client-chat.log"));
    assertTrue(log.contains("CHAT sending row 1 seq=1.."), log);
    assertTrue(Files.readString(run.resolve("client-chat-2.log")).contains("CHAT received row 1"));
  }

  @Test
  void shouldLogToAFileThatTheErrorOutputIs() throws Exception {
    List<String> command =
        ChatPrograms.command(
            "client-chat",
            List.of(
                "--interactive", "--flows", "CHAT", "--chat-port", "" + relay.awaitPort("CHAT")));
    String words = String.join(" ", command);
    left.say("clear; " + words + " 2>chat.log; echo \"exit $?\"");
    left.await("Client1>");
    left.key("C-d");
    left.awaitExit(0);
    assertTrue(Files.readString(folder.resolve("chat.log")).contains("CHAT connected"));
  }

  private static void assertTerminalIsAsBefore(TerminalWindow window) throws Exception {
    window.say("clear; stty -a");
    String flags = String.join(" ", window.await(line -> line.contains("echok")));
    for (String flag : List.of("icanon", "echo", "icrnl", "isig", "iexten")) {
      assertTrue(flags.matches(".*(?<!-)\\b" + flag + "\\b.*"), flag + " in " + flags);
    }
  }
}

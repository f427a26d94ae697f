package twoflow.client.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.core.run.StopSignal;

/** A conversation at a terminal whose keys and screen are streams. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConversationTest {

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private LineDisciplineTerminal keys;
  private ChatTerminal terminal;
  private Conversation conversation;
  private volatile boolean pressed;

  @BeforeEach
  void open() throws IOException {
    keys = new LineDisciplineTerminal("test", "xterm", screen, StandardCharsets.UTF_8);
    keys.setSize(Size.of(80, 24));
    terminal = new ChatTerminal(keys, false);
    conversation = new Conversation(terminal, "Ada");
    terminal.begin();
  }

  private void type(String typed) throws IOException {
    keys.processInputBytes(typed.getBytes(StandardCharsets.UTF_8));
  }

  private boolean shows(String text) {
    return screen.toString(StandardCharsets.UTF_8).contains(text);
  }

  @Test
  void shouldGiveLinesUntilCtrlD() throws IOException {
    type("hello\r\r  two\r\u0004");
    assertEquals(Optional.of("hello"), conversation.next());
    assertEquals(Optional.of("  two"), conversation.next());
    assertEquals(Optional.empty(), conversation.next());
    assertTrue(conversation.hasLeft());
    assertTrue(shows("Ada> "));
  }

  @Test
  void shouldLeaveByCtrlZOnWindows() throws IOException {
    Attributes withoutJobs = keys.getAttributes();
    withoutJobs.setControlChar(Attributes.ControlChar.VSUSP, 0);
    keys.setAttributes(withoutJobs);
    conversation = new Conversation(new ChatTerminal(keys, true), "Ada");
    type("c\u001Ad\r\u001A");
    assertEquals(Optional.of("cd"), conversation.next());
    assertEquals(Optional.empty(), conversation.next());
    assertTrue(conversation.hasLeft());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001B[", "\u001BO"})
  void shouldTakeKeysInBothWaysInWhichTerminalsSendThem(String escape) throws IOException {
    type("13\r");
    conversation.next();
    type(escape + "A" + escape + "D2" + escape + "F4" + escape + "H0\r");
    assertEquals(Optional.of("01234"), conversation.next());
    type(escape + "A" + escape + "A" + escape + "B" + escape + "H" + escape + "Cx\r");
    assertEquals(Optional.of("0x1234"), conversation.next());
  }

  @Test
  void shouldTakeAPercentSignInANameForItself() throws IOException {
    conversation = new Conversation(terminal, "50%N\u001B");
    type("x\r");
    assertEquals(Optional.of("x"), conversation.next());
    assertTrue(shows("50%N\\u001B> "), () -> screen.toString(StandardCharsets.UTF_8));
  }

  @Test
  void shouldObeyCommandsAndLeaveByQuit() throws IOException {
    type("/TIME\r/nothing\r//x\r/quit\rnever\r");
    assertEquals(Optional.of("/x"), conversation.next());
    conversation.said(1, "Bob", LocalTime.of(10, 0, 7), "hi");
    assertEquals(Optional.empty(), conversation.next());
    assertEquals(Optional.empty(), conversation.next());
    assertTrue(shows("Times are shown."));
    assertTrue(shows("There is no /nothing: /help says what there is."));
    assertTrue(shows("[10:00:07] Bob: hi"));
  }

  @Test
  void shouldGiveEachLineOfAPaste() throws IOException {
    type("\u001B[200~one\r\rtwo\u001B[201~\r");
    assertEquals(Optional.of("one"), conversation.next());
    assertEquals(Optional.of("two"), conversation.next());
  }

  @Test
  void shouldNotTakeAPasteOfEmptyLinesForTheEnd() throws IOException {
    type("\u001B[200~\r\r\u001B[201~\rx\r");
    assertEquals(Optional.of("x"), conversation.next());
  }

  @Test
  void shouldEscapeWhatAPeerMayForge() {
    conversation.said(1, "B\u001B[2J", LocalTime.NOON, "x\nAda: y\u202E");
    assertTrue(shows("B\\u001B[2J: x\\nAda: y\\u202E"));
  }

  @Test
  void shouldWaitForEnterWhenTheOthersHaveLeftAndDropWhatIsTyped() throws Exception {
    assertEquals(
        "done",
        conversation.hold(
            () -> {
              type("half");
              Thread typing = Thread.ofPlatform().start(this::nextIsNone);
              while (!shows("half")) {
                Thread.onSpinWait();
              }
              conversation.over();
              typing.join();
              type("end of the sentence\r");
              Thread.ofPlatform().start(this::pressEnterWhenAsked);
              return "done";
            },
            new StopSignal()));
    assertTrue(pressed, "what was typed before the question is no answer");
    assertFalse(conversation.hasLeft());
    assertFalse(terminal.show("too late"));
  }

  private void nextIsNone() {
    assertEquals(Optional.empty(), conversation.next());
  }

  private void pressEnterWhenAsked() {
    try {
      while (!shows("Enter or Ctrl-D ends.")) {
        Thread.sleep(5);
      }
      // Somebody reads the question. If something else has answered it, the chat ends meanwhile.
      Thread.sleep(400);
      pressed = true;
      type("no\r");
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldNotAskSomebodyWhoHasTypedNothingWhenItFails() {
    IOException refused = new IOException("the name is taken");
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                conversation.hold(
                    () -> {
                      throw refused;
                    },
                    new StopSignal()));
    assertEquals(refused, e);
    assertFalse(shows("Enter"));
  }

  @Test
  void shouldSayAllCommands() throws IOException {
    type("/help\r/quit\r");
    conversation.next();
    for (String line : List.of("/quit  leaves", "/help  says this", "//text says /text")) {
      assertTrue(shows(line), line);
    }
  }
}

package twoflow.analysis.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static twoflow.analysis.ChatRun.ACK;
import static twoflow.analysis.ChatRun.FIRST_ROW_BYTES;
import static twoflow.analysis.ChatRun.PORT;
import static twoflow.analysis.ChatRun.RECEIVER;
import static twoflow.analysis.ChatRun.ROWS;
import static twoflow.analysis.ChatRun.RST;
import static twoflow.analysis.ChatRun.SENDER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.ChatRun;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.verdict.Check;
import twoflow.core.event.EventType;
import twoflow.testsupport.handmade.HandmadeRun;

/** Proofs of what the programs do, on captures made by hand: a chat of two rows. */
class RoleProofsTest {

  private static final int SYN = 2;
  private static final int FIN = 1;
  private static final int STRANGER = 13;
  private static final String FIRST_ROW = ROWS.substring(0, FIRST_ROW_BYTES);
  private static final String SECOND_ROW = ROWS.substring(FIRST_ROW_BYTES);

  @TempDir private Path folder;

  private ChatRun run(String name, String options, String proof) throws IOException {
    Path run = Files.createDirectories(folder.resolve(name));
    String text =
        "title: A\nabout: B\nrows: {chat: chat.csv}\noptions: {"
            + options
            + "}\nproof:\n- "
            + proof
            + "\n";
    return new ChatRun(run).file("scenario.yml", text);
  }

  private static List<Check> failed(RunAnalysis run) {
    return run.verdict().checks().stream().filter(check -> !check.passed()).toList();
  }

  private static Check proof(RunAnalysis run) {
    return run.verdict().checks().getLast();
  }

  /** Both rows go both legs; the receiver has read so many bytes of them when it ends by RST. */
  private ChatRun unread(String name, int readBytes, int flags) throws IOException {
    ChatRun run =
        run(name, "client-voip: {close-unread-at: 2}", "reset-unread: {flow: chat, row: 2}");
    HandmadeRun packets = run.packets.open(SENDER, PORT).open(RECEIVER, PORT);
    packets.toRelay(SENDER, PORT, 1, ACK, ROWS).fromRelay(RECEIVER, PORT, 1, ACK, ROWS);
    packets.toRelay(RECEIVER, PORT, 1, flags, "");
    packets.fromRelay(SENDER, PORT, 1, RST + ACK, "");
    run.client("client-chat", SENDER, EventType.SENT, 1, ROWS.length());
    run.client("client-voip", RECEIVER, EventType.RECEIVED, 1, readBytes);
    return run;
  }

  @Test
  void shouldBeCompleteWhenTheUnreadRowAloneIsLost() throws IOException {
    try (RunAnalysis run = unread("unread", FIRST_ROW_BYTES, RST + ACK).open()) {
      assertEquals(List.of(), failed(run));
      assertEquals("proof: reset-unread CHAT row 2", proof(run).name());
      assertEquals(
          "the row in frame 8, RST and ACK of the receiver in frame 9; sent to it 1..106, read by it"
              + " 1..54, lost by the scenario 55..106; passed on to the sender in frame 10",
          proof(run).found());
      assertTrue(
          run.verdict().checks().stream()
              .anyMatch(check ->
                  check.found().endsWith(", of which bytes 55..106 are lost (close-unread-at: 2)")),
          run.verdict().checks()::toString);
    }
  }

  @Test
  void shouldNotBeCompleteWhenMoreOrLessIsLost() throws IOException {
    for (int readBytes : List.of(FIRST_ROW_BYTES - 1, FIRST_ROW_BYTES + 1, ROWS.length())) {
      try (RunAnalysis run = unread("read" + readBytes, readBytes, RST + ACK).open()) {
        assertEquals(
            List.of("CHAT events", "proof: reset-unread CHAT row 2"),
            failed(run).stream().map(Check::name).toList());
      }
    }
    try (RunAnalysis run = unread("flags", FIRST_ROW_BYTES, RST).open()) {
      assertEquals(List.of(proof(run)), failed(run));
    }
  }

  /** The receiver's FIN, row 2, and the RST that answers it. */
  private ChatRun answered(String name, boolean finFirst, int flags) throws IOException {
    ChatRun run = run(name, "client-voip: {close-at: 2}", "reset-answered: {flow: chat, row: 2}");
    HandmadeRun packets = run.packets.open(SENDER, PORT).open(RECEIVER, PORT);
    packets.toRelay(SENDER, PORT, 1, ACK, FIRST_ROW).fromRelay(RECEIVER, PORT, 1, ACK, FIRST_ROW);
    if (finFirst) {
      packets.toRelay(RECEIVER, PORT, 1, FIN + ACK, "");
    }
    packets.toRelay(SENDER, PORT, FIRST_ROW_BYTES + 1, ACK, SECOND_ROW);
    packets.fromRelay(RECEIVER, PORT, FIRST_ROW_BYTES + 1, ACK, SECOND_ROW);
    packets.toRelay(RECEIVER, PORT, 2, flags, "");
    packets.fromRelay(SENDER, PORT, 1, RST + ACK, "");
    run.client("client-voip", RECEIVER, EventType.RECEIVED, 1, FIRST_ROW_BYTES);
    return run;
  }

  @Test
  void shouldSeeTheResetThatAnswersTheRow() throws IOException {
    try (RunAnalysis run = answered("answered", true, RST).open()) {
      assertEquals(List.of(), failed(run));
      assertEquals(
          "FIN of the receiver in frame 9, the row in frame 11, RST of the receiver in frame 12; sent"
              + " to it 1..106, read by it 1..54, lost by the scenario 55..106; passed on to the"
              + " sender in frame 13",
          proof(run).found());
    }
    for (ChatRun other :
        List.of(answered("no fin", false, RST), answered("ack", true, RST + ACK))) {
      try (RunAnalysis run = other.open()) {
        assertEquals(List.of(proof(run)), failed(run));
      }
    }
  }

  @Test
  void shouldNotTakeAnOrderlyEndForAReset() throws IOException {
    ChatRun orderly =
        run("orderly", "client-voip: {close-at: 2}", "reset-answered: {flow: chat, row: 2}");
    try (RunAnalysis run = orderly.complete(ROWS).open()) {
      assertEquals("the receiver's side has no RST", proof(run).found());
      assertFalse(proof(run).passed());
    }
  }

  private ChatRun refused(String name, int attempts, int answer) throws IOException {
    ChatRun run = run(name, "relay: {listen-after: 1s}", "refused: {flow: chat, attempts-min: 2}");
    for (int i = 0; i < attempts; i++) {
      run.packets.toRelay(STRANGER + i, PORT, 0, SYN, "");
      run.packets.fromRelay(STRANGER + i, PORT, 0, answer, "");
    }
    return run;
  }

  @Test
  void shouldCountWhatWasRefused() throws IOException {
    try (RunAnalysis run = refused("two", 2, RST + ACK).complete(ROWS).open()) {
      assertEquals(List.of(), failed(run));
      assertEquals(
          "2 attempts were refused: 2 SYN, 2 RST and ACK, the first in frame 1, the last in frame 4;"
              + " SYN-ACK in frame 6; the scenario says 2 at least",
          proof(run).found());
    }
    try (RunAnalysis run = refused("one", 1, RST + ACK).complete(ROWS).open()) {
      assertTrue(proof(run).found().startsWith("1 attempt was refused: 1 SYN, 1 RST and ACK"));
      assertEquals(List.of(proof(run)), failed(run));
    }
    try (RunAnalysis run = refused("flags", 2, RST).complete(ROWS).open()) {
      assertTrue(proof(run).found().contains("0 RST and ACK; something else in frame 2"));
      assertEquals(List.of(proof(run)), failed(run));
    }
  }

  /** Two rows, each with the same row as its reply; frames are a millisecond apart. */
  private ChatRun exchange(String name, String bound, boolean waits) throws IOException {
    ChatRun run =
        run(
            name,
            "client-chat: {await-reply: true}, client-voip: {echo: true}",
            "exchange: {flow: chat, " + bound + "}");
    // The receiver has connected first.
    HandmadeRun packets = run.packets.open(RECEIVER, PORT).open(SENDER, PORT);
    packets.toRelay(SENDER, PORT, 1, ACK, FIRST_ROW.substring(0, 9));
    packets.toRelay(SENDER, PORT, 10, ACK, FIRST_ROW.substring(9));
    if (!waits) {
      packets.toRelay(SENDER, PORT, FIRST_ROW_BYTES + 1, ACK, SECOND_ROW);
    }
    packets.fromRelay(RECEIVER, PORT, 1, ACK, FIRST_ROW);
    packets.toRelay(RECEIVER, PORT, 1, ACK, FIRST_ROW);
    packets.fromRelay(SENDER, PORT, 1, ACK, FIRST_ROW);
    if (waits) {
      packets.toRelay(SENDER, PORT, FIRST_ROW_BYTES + 1, ACK, SECOND_ROW);
    }
    packets.fromRelay(RECEIVER, PORT, FIRST_ROW_BYTES + 1, ACK, SECOND_ROW);
    packets.toRelay(RECEIVER, PORT, FIRST_ROW_BYTES + 1, ACK, SECOND_ROW);
    packets.fromRelay(SENDER, PORT, FIRST_ROW_BYTES + 1, ACK, SECOND_ROW);
    packets.close(SENDER, PORT, ROWS.length(), ROWS.length());
    packets.close(RECEIVER, PORT, ROWS.length(), ROWS.length());
    return run;
  }

  @Test
  void shouldMeasureTheExchanges() throws IOException {
    try (RunAnalysis run = exchange("exchange", "median-min: 3ms", true).open()) {
      assertEquals(List.of(), failed(run));
      assertEquals(
          "2 rows, 2 replies, a median of 3.0 ms (3.0 ms to 4.0 ms); the scenario says a median of"
              + " 3.0 ms at least",
          proof(run).found());
    }
    for (String bound : List.of("median-min: 4ms", "median-max: 2ms")) {
      try (RunAnalysis run = exchange(bound.replace(": ", ""), bound, true).open()) {
        assertEquals(List.of(proof(run)), failed(run));
      }
    }
    try (RunAnalysis run = exchange("early", "median-min: 1ms", false).open()) {
      assertTrue(proof(run).found().contains("; row 2 did not wait for a reply; "));
      assertEquals(List.of(proof(run)), failed(run));
    }
    ChatRun silent =
        run(
            "silent",
            "client-chat: {await-reply: true}, client-voip: {echo: true}",
            "exchange: {flow: chat, median-min: 1ms}");
    try (RunAnalysis run = silent.complete(ROWS).open()) {
      assertTrue(proof(run).found().startsWith("no row has a reply; "), proof(run)::found);
      assertFalse(proof(run).passed());
    }
  }
}

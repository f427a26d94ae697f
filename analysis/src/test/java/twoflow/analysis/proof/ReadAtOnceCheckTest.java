package twoflow.analysis.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static twoflow.analysis.ChatRun.ACK;
import static twoflow.analysis.ChatRun.FIRST_ROW_BYTES;
import static twoflow.analysis.ChatRun.PORT;
import static twoflow.analysis.ChatRun.ROWS;
import static twoflow.analysis.ChatRun.SENDER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.ChatRun;
import twoflow.analysis.verdict.Check;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;
import twoflow.testsupport.handmade.HandmadeRun;

/** What one read gave: the bytes behind a lost segment had waited for it. */
class ReadAtOnceCheckTest {

  @TempDir private Path folder;

  /** A run in which the first row is sent again, in frame 9. */
  private ChatRun repeated(int chunksMin) throws IOException {
    Path other = Files.createDirectories(folder.resolve("run" + chunksMin));
    ChatRun run = ProvedRun.run(other, proof(chunksMin), 0);
    run.packets.toRelay(SENDER, PORT, 1, ACK, ProvedRun.FIRST_ROW);
    run.client("client-chat", SENDER, EventType.SENT, 1, FIRST_ROW_BYTES);
    return run.client("client-chat", SENDER, EventType.SENT, FIRST_ROW_BYTES + 1, ROWS.length());
  }

  private static String proof(int chunksMin) {
    return "- read-at-once: {flow: chat, row: 1, leg: client-relay, chunks-min: " + chunksMin + "}";
  }

  /** The relay's events are earlier than the capture: the read was not after the repetition. */
  @Test
  void shouldNotHoldWhenTheReadCameBeforeTheRepetition() throws IOException {
    ChatRun run = repeated(2).relay(EventType.RECEIVED, SENDER, 1, ROWS.length());
    Check early = ProvedRun.proof(ProvedRun.end(run));
    assertFalse(early.passed(), early::toString);
    assertTrue(
        early.found().startsWith("relay read 2 chunks from it on at once, bytes 1..106"),
        early::found);
    assertTrue(early.found().contains(" before the repetition in frame 9"), early::found);
  }

  @Test
  void shouldHoldWhenTheReadCameAfterTheRepetition() throws IOException {
    for (int chunks : List.of(2, 3)) {
      ChatRun run = repeated(chunks);
      long timeNs = HandmadeRun.START_NS + 9_500_000;
      Event read =
          new Event(
              timeNs,
              EventType.RECEIVED,
              "CHAT",
              0,
              0,
              "127.0.0.1:" + PORT,
              ChatRun.address(SENDER),
              1,
              ROWS.length(),
              0);
      run.file("events/relay.csv", Event.HEADER + "\n" + read.line() + "\n");
      Check check = ProvedRun.proof(ProvedRun.end(run));
      assertEquals(chunks == 2, check.passed(), check::toString);
      assertTrue(check.found().contains("0.5 ms after the repetition in frame 9"), check::found);
    }
  }

  /**
   * By its own clock, the relay read 8 s before the repetition: nothing says so by the capture's.
   */
  @Test
  void shouldNotOrderAReadAndAFrameOfTwoClocks() throws IOException {
    for (int chunks : List.of(2, 3)) {
      ChatRun run = repeated(chunks).clocks("aaaaaaaa", "relay", "bbbbbbbb");
      run.relay(EventType.RECEIVED, SENDER, 1, ROWS.length());
      Check check = ProvedRun.proof(ProvedRun.end(run));
      assertEquals(chunks == 2, check.passed(), check::toString);
      assertTrue(
          check
              .found()
              .contains(
                  "bytes 1..106 (not compared with the repetition in frame 9, which has the clock"
                      + " of another host); the scenario says"),
          check::found);
    }
  }

  @Test
  void shouldAskForARepetitionBeforeTheRead() throws IOException {
    ChatRun run = ProvedRun.run(folder, proof(2), 0);
    assertEquals(
        "bytes 1..54 are in frame 7 alone: they were not sent again",
        ProvedRun.proof(ProvedRun.end(run)).found());
  }
}

package twoflow.analysis.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static twoflow.analysis.ChatRun.ACK;
import static twoflow.analysis.ChatRun.FIRST_ROW_BYTES;
import static twoflow.analysis.ChatRun.PORT;
import static twoflow.analysis.ChatRun.RECEIVER;
import static twoflow.analysis.ChatRun.ROWS;
import static twoflow.analysis.ChatRun.SENDER;
import static twoflow.analysis.proof.ProvedRun.FIRST_ROW;
import static twoflow.analysis.proof.ProvedRun.end;
import static twoflow.analysis.proof.ProvedRun.others;
import static twoflow.analysis.proof.ProvedRun.proof;
import static twoflow.analysis.proof.ProvedRun.run;
import static twoflow.analysis.proof.ProvedRun.scenario;
import static twoflow.analysis.proof.ProvedRun.second;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.ChatRun;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.verdict.Check;
import twoflow.core.event.EventType;
import twoflow.testsupport.handmade.HandmadeRun;

/** Each proof on captures made by hand: where it holds, and where it must not. */
class ScenarioChecksTest {

  private static final int SYN = 2;
  private static final int RST = 4;
  private static final String ROW_2 = "{flow: chat, row: 2, leg: client-relay, ";

  @TempDir private Path folder;

  @Test
  void shouldHoldWhenTheNamedBytesAloneAreSentAgain() throws IOException {
    ChatRun run = run(folder, "- repeated: " + ROW_2 + "times: 1}", 0);
    second(run);
    Check check = proof(end(run));
    assertTrue(check.passed(), check::toString);
    assertEquals("proof: repeated CHAT row 2 client-relay", check.name());
    assertEquals(
        "bytes 55..106 are in the frames 8, 9: sent again once, after 1.0 ms", check.found());
  }

  @Test
  void shouldNotHoldWhenTheyAreSentOnceOrTooOften() throws IOException {
    ChatRun once = run(folder, "- repeated: " + ROW_2 + "times: 1}", 0);
    Check never = proof(end(once));
    assertFalse(never.passed(), never::toString);
    assertEquals(
        "bytes 55..106 are in frame 8 alone: sent again never; the scenario says once",
        never.found());
  }

  @Test
  void shouldNotHoldWhenOtherBytesAreSentAgainToo() throws IOException {
    ChatRun run = run(folder, "- repeated: " + ROW_2 + "times: 1}", 0);
    second(run);
    run.packets.toRelay(SENDER, PORT, 1, ACK, FIRST_ROW);
    Check check = proof(end(run));
    assertFalse(check.passed(), check::toString);
    assertTrue(check.found().contains("other bytes were sent again, too, once, first in frame 10"));
  }

  @Test
  void shouldNotHoldWhenTheRepetitionHasMoreThanTheNamedBytes() throws IOException {
    ChatRun run = run(folder, "- repeated: " + ROW_2 + "times: 1}", 0);
    run.packets.toRelay(SENDER, PORT, 1, ACK, ROWS);
    Check check = proof(end(run));
    assertFalse(check.passed(), check::toString);
    assertTrue(check.found().contains("a copy has other bytes, too"), check::found);
  }

  /** Frames are a millisecond apart: waits of 1, 2 and 4 ms. */
  @Test
  void shouldCompareTheWaits() throws IOException {
    String proof = "- waits: " + ROW_2 + "factor-min: 1.8, factor-max: 2.3}";
    ChatRun doubling = run(folder, proof, 0);
    second(doubling);
    others(doubling, 1);
    second(doubling);
    others(doubling, 3);
    second(doubling);
    Check holds = proof(end(doubling));
    assertTrue(holds.passed(), holds::toString);
    assertEquals(
        "waits of 1.0 ms, 2.0 ms, 4.0 ms: times 2.00, 2.00; the scenario says 1.8 to 2.3",
        holds.found());
  }

  @Test
  void shouldNotHoldWhenTheWaitsAreEqualOrTooFew() throws IOException {
    String proof = "- waits: " + ROW_2 + "factor-min: 1.8, factor-max: 2.3}";
    ChatRun equal = run(folder, proof, 0);
    second(equal);
    second(equal);
    assertFalse(proof(end(equal)).passed());
  }

  @Test
  void shouldCountDuplicateAcksBeforeTheRepetitionOnly() throws IOException {
    for (int count : List.of(2, 3)) {
      Path other = folder.resolve("run" + count);
      Files.createDirectories(other);
      ChatRun run =
          run(other, "- duplicate-acks: " + ROW_2 + "count: " + count + "}", FIRST_ROW_BYTES + 1);
      for (int i = 0; i < 3; i++) {
        run.packets.ackFromRelay(SENDER, PORT, FIRST_ROW_BYTES + 1);
      }
      second(run);
      run.packets.ackFromRelay(SENDER, PORT, FIRST_ROW_BYTES + 1);
      Check check = proof(end(run));
      assertEquals(count == 3, check.passed(), check::toString);
      assertTrue(check.found().contains("3 duplicate ACKs before the repetition"), check::found);
    }
  }

  @Test
  void shouldCountRepeatedSyns() throws IOException {
    for (int times : List.of(1, 2)) {
      Path other = Files.createDirectories(folder.resolve("run" + times));
      ChatRun run =
          new ChatRun(other)
              .file(
                  "scenario.yml",
                  scenario(
                      "- syn-repeated: {flow: chat, leg: client-relay, times-min: " + times + "}"));
      run.packets.toRelay(SENDER, PORT, 0, SYN, "");
      Check check = proof(run.complete(ROWS));
      assertEquals(times == 1, check.passed(), check::toString);
      assertTrue(
          check
              .found()
              .startsWith(
                  "tcp.stream 0: SYN in the frames 1, 2, after 1.0 ms, then SYN-ACK and ACK"),
          check::found);
    }
  }

  @Test
  void shouldMeasureTheSegments() throws IOException {
    String proof = "- full-segments: {flow: chat, leg: client-relay, bytes: 54, count-min: ";
    assertTrue(proof(end(run(folder, proof + "1}", 0))).passed());
    Check tooFew = proof(end(run(folder, proof + "2}", 0)));
    assertFalse(tooFew.passed(), tooFew::toString);
    Check longer =
        proof(new ChatRun(folder).file("scenario.yml", scenario(proof + "1}")).complete(ROWS));
    assertEquals(
        "0 segments of 54 bytes, the longest segment has 106 bytes (frame 7); the scenario says 1"
            + " at least, and none longer",
        longer.found());
  }

  @Test
  void shouldMeasureTheHandshakes() throws IOException {
    String proof = "- handshake: {flow: chat, min: 1ms, max: 3ms}";
    Check holds = proof(end(run(folder, proof, 0)));
    assertTrue(holds.passed(), holds::toString);
    assertEquals(
        "tcp.stream 0 took 2.0 ms, tcp.stream 1 took 2.0 ms; the scenario says 1.0 ms to 3.0 ms",
        holds.found());
    assertFalse(
        proof(end(run(folder, "- handshake: {flow: chat, min: 3ms, max: 9ms}", 0))).passed());
  }

  @Test
  void shouldFailWhenTheScenarioCannotBeReadOrItsConnectionIsMissing() throws IOException {
    ChatRun broken = new ChatRun(folder).file("scenario.yml", "title: 5\n").complete(ROWS);
    try (RunAnalysis run = broken.open()) {
      Check check = run.verdict().checks().getLast();
      assertEquals("scenario", check.name());
      assertTrue(
          check
              .found()
              .endsWith(
                  "scenario.yml:1: title: text is needed, not a whole number:"
                      + " put it in quotes"),
          check::found);
      assertFalse(run.verdict().complete());
    }
    ChatRun other = run(folder, "- handshake: {flow: voip, min: 1ms, max: 3ms}", 0);
    assertEquals("the capture does not have this connection", proof(end(other)).found());
  }

  @Test
  void shouldLabelTheFramesThatAFaultHit() throws IOException {
    ChatRun run =
        run(
            folder,
            "- repeated: " + ROW_2 + "times: 2}\nfaults:\n- lose: " + ROW_2 + "times: 1}",
            0);
    second(run);
    second(run);
    try (RunAnalysis analysis = end(run).open()) {
      FaultFrames frames = analysis.faultFrames();
      assertEquals(Optional.of("lose"), frames.of(8));
      assertEquals(Optional.empty(), frames.of(9));
      assertEquals(Optional.empty(), frames.of(10));
    }
  }

  /**
   * From frame 8 on, 50 ms: frames are a millisecond apart. What is not sent again was not lost.
   */
  @Test
  void shouldLabelTheFramesOfAnOutage() throws IOException {
    String proof = "- repeated: " + ROW_2 + "times: 1}";
    ChatRun run = run(folder, proof + "\nfaults:\n- outage: " + ROW_2 + "time: 50ms}", 0);
    second(run);
    run.packets.toRelay(SENDER, PORT, ROWS.length() + 1, ACK, "");
    others(run, 60);
    second(run);
    second(run);
    try (RunAnalysis analysis = end(run).open()) {
      FaultFrames frames = analysis.faultFrames();
      List<Long> hit =
          LongStream.rangeClosed(1, 80).filter(i -> frames.of(i).isPresent()).boxed().toList();
      assertEquals(List.of(8L, 9L, 10L), hit);
      assertEquals(Optional.of("outage"), frames.of(8));
      assertTrue(frames.lost(9));
    }
    ChatRun once = run(folder, proof + "\nfaults:\n- outage: " + ROW_2 + "time: 50ms}", 0);
    try (RunAnalysis analysis = end(once).open()) {
      assertEquals(Optional.empty(), analysis.faultFrames().of(8), "it was not lost");
    }
  }

  /** The relay passes on both rows in one segment, frame 9. */
  @Test
  void shouldCountTheSegmentsThatCarryARange() throws IOException {
    String rows = "- carried-by: {flow: chat, row: 1, to-row: 2, leg: ";
    Check two = proof(end(run(folder, rows + "client-relay, segments: 2}", 0)));
    assertTrue(two.passed(), two::toString);
    assertEquals(
        "CHAT row 1 to row 2, bytes 1..106, in 2 segments: frames 7 to 8; the scenario says 2",
        two.found());
    ChatRun again = run(folder, rows + "client-relay, segments: 2}", 0);
    second(again);
    Check repeated = proof(end(again));
    assertTrue(repeated.passed(), repeated::toString);
    assertTrue(repeated.found().contains("; sent again in 1 more; "), repeated::found);
    Check one = proof(end(run(folder, rows + "relay-client, segments: 1}", 0)));
    assertTrue(one.passed(), one::toString);
    assertFalse(proof(end(run(folder, rows + "relay-client, segments: 2}", 0))).passed());
    String row = "- carried-by: {flow: chat, row: 2, leg: relay-client, segments: 1}";
    Check more = proof(end(run(folder, row, 0)));
    assertFalse(more.passed(), more::toString);
    assertTrue(more.found().contains("frame 9 has other bytes, too"), more::found);
  }

  @Test
  void shouldLabelTheFramesThatTheRelayMade() throws IOException {
    ChatRun run =
        run(
            folder,
            "- carried-by: {flow: chat, row: 1, to-row: 2, leg: relay-client, segments: 1}\n"
                + "faults:\n- glue: {flow: chat, row: 1, to-row: 2}",
            0);
    try (RunAnalysis analysis = end(run).open()) {
      FaultFrames frames = analysis.faultFrames();
      assertEquals(Optional.empty(), frames.of(8));
      assertEquals(Optional.of("glue"), frames.of(9));
    }
  }

  /** A reset instead of row 2: what is missing then is not missing. */
  @Test
  void shouldSeeTheResetAtTheRow() throws IOException {
    Check check = proof(reset(folder, true));
    assertTrue(check.passed(), check::toString);
    assertEquals("proof: reset CHAT row 2", check.name());
    assertEquals(
        "RST of the sender in frame 9 after byte 54, before row 2 is byte 54; passed on in frame 10",
        check.found());
  }

  @Test
  void shouldNotTakeAnotherEndForTheReset() throws IOException {
    Check check = proof(reset(folder, false));
    assertFalse(check.passed(), check::toString);
    assertEquals("the sender's side has no RST", check.found());
    ChatRun fin = run(folder, "- reset: {flow: chat, row: 2}", 0);
    Check ends = proof(end(fin));
    assertFalse(ends.passed(), ends::toString);
    assertEquals("the sender's side has no RST, but a FIN", ends.found());
  }

  private static ChatRun reset(Path folder, boolean bySender) throws IOException {
    String text = scenario("- reset: {flow: chat, row: 2}").replace("interval: 10s", "reset-at: 2");
    ChatRun run = new ChatRun(folder).file("scenario.yml", text);
    HandmadeRun packets = run.packets.open(SENDER, PORT).open(RECEIVER, PORT);
    packets.toRelay(SENDER, PORT, 1, ACK, FIRST_ROW);
    packets.fromRelay(RECEIVER, PORT, 1, ACK, FIRST_ROW);
    if (bySender) {
      packets.toRelay(SENDER, PORT, FIRST_ROW_BYTES + 1, RST, "");
    } else {
      packets.fromRelay(SENDER, PORT, 1, RST, "");
    }
    packets.fromRelay(RECEIVER, PORT, FIRST_ROW_BYTES + 1, RST, "");
    return run;
  }

  /** Frame 8 has both writes of row 2, frame 9 is its ACK: frames are a millisecond apart. */
  @Test
  void shouldCountSegmentsOfSeveralWrites() throws IOException {
    for (String bound : List.of("segments-min: 1", "segments-max: 0", "segments-min: 2")) {
      Path other = Files.createDirectories(folder.resolve(bound.replace(": ", "")));
      ChatRun run = run(other, "- coalesced: {flow: chat, leg: client-relay, " + bound + "}", 0);
      int half = FIRST_ROW_BYTES + 20;
      run.client("client-chat", SENDER, EventType.SENT, 1, FIRST_ROW_BYTES);
      run.client("client-chat", SENDER, EventType.SENT, FIRST_ROW_BYTES + 1, half);
      run.client("client-chat", SENDER, EventType.SENT, half + 1, ROWS.length());
      Check check = proof(end(run));
      assertEquals(bound.equals("segments-min: 1"), check.passed(), check::toString);
      assertTrue(
          check
              .found()
              .startsWith(
                  "1 segment carries several writes, the most is 2 in frame 8; the scenario"),
          check::found);
    }
  }

  /** Rows 1 and 2 are frames 7 and 8; then so many other ACKs, and theirs. */
  private Check ackDelay(String bound, int others) throws IOException {
    Path other = Files.createDirectories(folder.resolve(bound.replace(": ", "") + others));
    ChatRun run = run(other, "- ack-delay: {flow: chat, leg: client-relay, " + bound + "}", 0);
    others(run, others);
    run.packets.ackFromRelay(SENDER, PORT, ROWS.length() + 1);
    return proof(end(run));
  }

  @Test
  void shouldMeasureTheWaitsForAcks() throws IOException {
    Check longest = ackDelay("longest-min: 2ms", 0);
    assertTrue(longest.passed(), longest::toString);
    assertEquals(
        "the longest wait for an ACK is 2.0 ms, frames 7 and 9, the median 1.0 ms; the scenario says"
            + " the longest 2.0 ms at least",
        longest.found());
    assertFalse(ackDelay("longest-min: 3ms", 0).passed());
    assertTrue(ackDelay("median-max: 1ms", 0).passed());
    Check median = ackDelay("median-max: 1ms", 1);
    assertFalse(median.passed(), median::toString);
    assertTrue(
        median.found().endsWith("the median 2.0 ms; the scenario says the median 1.0 ms at most"),
        median::found);
  }
}

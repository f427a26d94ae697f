package twoflow.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import twoflow.client.net.LoopbackPair;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;
import twoflow.core.pacing.CsvPace;
import twoflow.core.pacing.FixedPace;
import twoflow.core.pacing.Pace;
import twoflow.core.payload.ChatFormat;
import twoflow.core.payload.Terminator;
import twoflow.core.payload.VoipFormat;
import twoflow.core.row.Flow;
import twoflow.core.row.RowCheck;
import twoflow.core.row.RowFile;
import twoflow.testsupport.FakeClock;
import twoflow.testsupport.LogLines;
import twoflow.testsupport.RecordedEvents;

@Timeout(20)
class ScheduledSendingTest {

  private static final long MS = 1_000_000;
  private static final long START_NS = 5_000 * MS;

  /** The schedule starts 50 ms after the connection. */
  private static final long LEAD_NS = 50 * MS;

  private static final long LOG_LEAD_NS = 200_000;

  private final RecordedEvents events = new RecordedEvents();
  private final LogLines log = new LogLines();
  private final FakeClock clock = new FakeClock(START_NS);
  @TempDir private Path folder;

  private ScheduledSending sending(Pace pace) throws IOException {
    return sending(pace, SendingRules.NONE);
  }

  private ScheduledSending sending(Pace pace, SendingRules rules) throws IOException {
    Path csv = folder.resolve("voip.csv");
    Files.writeString(
        csv,
        """
        timestamp,speaker,flow,message
        2025-12-13T10:00:01.000,C2,VOIP,one
        2025-12-13T10:00:01.020,C2,VOIP,tw\u001Bo
        """);
    RowFile file = RowFile.check(csv, Flow.VOIP, RowCheck.NONE);
    return new ScheduledSending(
        file, new TextWrites(new VoipFormat(20)), pace, rules, clock, log.logger());
  }

  /** Sends all; returns the bytes as text. */
  private String send(ScheduledSending sending) throws Exception {
    try (LoopbackPair pair = new LoopbackPair("VOIP", clock, events)) {
      sending.sendAll(pair.near());
      pair.near().halfClose();
      return new String(pair.far().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private List<String> announced(String speed) throws IOException {
    LocalDateTime epoch = LocalDateTime.parse("2025-12-13T10:00:00");
    Pace pace = new CsvPace(epoch, Double.parseDouble(speed), Optional.empty());
    sending(pace).announce();
    return log.with("");
  }

  /** What was sent before arrives; the other side then finds a reset. */
  @Test
  void shouldResetInsteadOfTheRow() throws Exception {
    try (LoopbackPair pair = new LoopbackPair("VOIP", clock, events)) {
      ScheduledSending sending =
          sending(new FixedPace(10 * MS, 1_000 * MS), new SendingRules(OptionalLong.of(2), false));
      sending.sendAll(pair.near());
      assertEquals(1, sending.sentRows());
      assertTrue(pair.near().endedEarly());
      assertEquals(
          List.of("reset"),
          events.shortly("VOIP").stream()
              .filter(event -> !event.startsWith("sent "))
              .skip(1)
              .toList());
      assertThrows(SocketException.class, () -> pair.far().getInputStream().readAllBytes());
      assertEquals(List.of("VOIP ends by RST instead of row 2"), log.with("RST"));
    }
  }

  @Test
  void shouldSayHowFarALongRunIs() throws Exception {
    send(sending(new FixedPace(0, 11_000 * MS)));
    assertEquals(List.of(), log.with("rows"), "it is soon over");
    send(sending(new FixedPace(6_000 * MS, 0)));
    assertEquals(List.of("VOIP has sent 1 of 2 rows"), log.with("has sent"));
  }

  @Test
  void shouldSayHowLongItsTimestampsTake() throws Exception {
    // The second row's four writes are spread over 20 ms like the first row's: 1035 ms.
    assertEquals(List.of("VOIP: 2 rows by their timestamps take 1.0 s"), announced("1.0"));
  }

  @Test
  void shouldSayHowToMakeALongScheduleShorter() throws Exception {
    assertEquals(
        List.of(
            "VOIP: 2 rows by their timestamps take 17 min 15 s (with a greater --speed they take"
                + " less)"),
        announced("0.001"));
  }

  @Test
  void shouldSayThatOneRowTakesItsTime() throws Exception {
    Path csv = folder.resolve("chat.csv");
    Files.writeString(csv, "timestamp,speaker,flow,message\n2025-12-13T10:00:00,C1,CHAT,hi\n");
    RowFile file = RowFile.check(csv, Flow.CHAT, RowCheck.NONE);
    Pace pace = new CsvPace(file.first().time(), 1, Optional.empty());
    new ScheduledSending(
            file,
            new TextWrites(new ChatFormat(Terminator.NEWLINE)),
            pace,
            SendingRules.NONE,
            clock,
            log.logger())
        .announce();
    assertEquals(List.of("CHAT: 1 row by its timestamp takes 0.0 s"), log.with(""));
  }

  @Test
  void shouldSendTheSameAfterItHasSaidHowLongItTakes() throws Exception {
    ScheduledSending sending =
        sending(new CsvPace(LocalDateTime.parse("2025-12-13T10:00:01"), 1, Optional.empty()));
    sending.announce();
    send(sending);
    assertEquals(0L, dueMs().getFirst());
  }

  @Test
  void shouldSayNothingOfFixedIntervals() throws Exception {
    sending(new FixedPace(50 * MS, 100 * MS)).announce();
    assertEquals(List.of(), log.with(""));
  }

  private List<Long> dueMs() {
    return events.all(EventType.SENT).stream()
        .map(event -> (event.dueNs() - START_NS - LEAD_NS) / MS)
        .toList();
  }

  @Test
  void shouldSendEveryRowAndSayIt() throws Exception {
    ScheduledSending sending = sending(new FixedPace(50 * MS, 100 * MS));
    assertEquals(
        "2025-12-13T10:00:01.000 | C2 | VOIP | one\n"
            + "2025-12-13T10:00:01.020 | C2 | VOIP | tw\u001Bo\n",
        send(sending));
    assertEquals(2, sending.sentRows());
    assertEquals(
        List.of(
            "VOIP sending row 1 seq=1..42 2025-12-13T10:00:01.000 | C2 | VOIP | one",
            "VOIP sending row 2 seq=43..85 2025-12-13T10:00:01.020 | C2 | VOIP | tw\\u001Bo"),
        log.with("sending"));
    List<List<Long>> rowChunkFirstLast =
        events.all(EventType.SENT).stream()
            .map(e -> List.of(e.row(), e.chunk(), e.firstSeq(), e.lastSeq()))
            .toList();
    assertEquals(
        List.of(
            List.of(1L, 1L, 1L, 20L),
            List.of(1L, 2L, 21L, 40L),
            List.of(1L, 3L, 41L, 41L),
            List.of(1L, 4L, 42L, 42L),
            List.of(2L, 1L, 43L, 62L),
            List.of(2L, 2L, 63L, 82L),
            List.of(2L, 3L, 83L, 84L),
            List.of(2L, 4L, 85L, 85L)),
        rowChunkFirstLast);
  }

  @Test
  void shouldKeepTheScheduleAlthoughWritesAreLate() throws Exception {
    clock.oversleeping(3 * MS);
    send(sending(new FixedPace(50 * MS, 100 * MS)));

    assertEquals(List.of(0L, 50L, 100L, 150L, 250L, 300L, 350L, 400L), dueMs());
    for (Event sent : events.all(EventType.SENT)) {
      // A row's first write is waited for in two steps; the one that oversleeps is the first.
      long earlierNs = sent.chunk() == 1 ? LOG_LEAD_NS : 0;
      assertEquals(
          sent.dueNs() + 3 * MS - earlierNs, sent.timeNs(), "late, but not later each time");
    }
  }

  @Test
  void shouldCatchUpAfterAStall() throws Exception {
    clock.oversleeping(120 * MS + LOG_LEAD_NS);
    send(sending(new FixedPace(50 * MS, 100 * MS)));

    assertEquals(List.of(0L, 50L, 100L, 150L, 250L, 300L, 350L, 400L), dueMs());
    List<Long> timeMs =
        events.all(EventType.SENT).stream()
            .map(event -> (event.timeNs() - START_NS - LEAD_NS) / MS)
            .toList();
    assertEquals(List.of(120L, 120L, 120L, 270L, 270L, 420L, 420L, 420L), timeMs);
  }

  @Test
  void shouldFollowTheTimestamps() throws Exception {
    LocalDateTime epoch = LocalDateTime.parse("2025-12-13T10:00:00");
    send(sending(new CsvPace(epoch, 0.5, Optional.empty())));
    assertEquals(List.of(2000L, 2010L, 2020L, 2030L, 2040L, 2050L, 2060L, 2070L), dueMs());
  }

  @Test
  void shouldStopAtTheNextWriteWhenInterrupted() throws Exception {
    ScheduledSending sending = sending(new FixedPace(50 * MS, 100 * MS));
    try (LoopbackPair pair = new LoopbackPair("VOIP", clock, events)) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> sending.sendAll(pair.near()));
    }
    assertEquals(List.of(), events.all(EventType.SENT));
    assertEquals(0, sending.sentRows());
  }

  private ScheduledSending awaiting() throws IOException {
    return sending(new FixedPace(10 * MS, 100 * MS), new SendingRules(OptionalLong.empty(), true));
  }

  /** Row 2 would be due after 130 ms; it and its chunks are due when the reply comes. */
  @Test
  void shouldSendARowWhenTheReplyToTheOneBeforeHasCome() throws Exception {
    ScheduledSending sending = awaiting();
    CompletableFuture<String> sent =
        CompletableFuture.supplyAsync(() -> {
          try {
            return send(sending);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    while (events.all(EventType.SENT).size() < 4) {
      LockSupport.parkNanos(MS);
    }
    clock.advance(1_000 * MS);
    assertEquals(List.of(0L, 10L, 20L, 30L), dueMs());
    sending.replied();
    assertTrue(sent.get().endsWith("tw\u001Bo\n"));
    assertEquals(List.of(1030L, 1040L, 1050L, 1060L), dueMs().subList(4, 8));
  }

  @Test
  void shouldKeepTheScheduleWhenTheReplyIsThereBefore() throws Exception {
    ScheduledSending sending = awaiting();
    sending.replied();
    send(sending);
    assertEquals(List.of(0L, 10L, 20L, 30L, 130L, 140L, 150L, 160L), dueMs());
  }

  @Test
  void shouldFailWhenThereWillBeNoReply() throws Exception {
    ScheduledSending sending = awaiting();
    sending.repliesEnded();
    IOException e = assertThrows(IOException.class, () -> send(sending));
    assertEquals(
        "--await-reply: the partner has ended without a reply to row 1: does it run with --echo?",
        e.getMessage());
    assertEquals(1, sending.sentRows());
  }
}

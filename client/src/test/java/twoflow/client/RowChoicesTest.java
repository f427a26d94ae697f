package twoflow.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static twoflow.core.row.Flow.CHAT;
import static twoflow.core.row.Flow.VOIP;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import twoflow.client.net.LoopbackPair;
import twoflow.client.net.SpokenRow;
import twoflow.core.event.EventType;
import twoflow.core.pacing.LabClock;
import twoflow.core.pacing.SystemClock;
import twoflow.core.payload.ReceivedRow;
import twoflow.testsupport.LogLines;
import twoflow.testsupport.RecordedEvents;

/** What a client does at the rows of its partner, otherwise than to receive them. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RowChoicesTest {

  private final LabClock clock = new SystemClock();
  private final RecordedEvents events = new RecordedEvents();
  private final LogLines log = new LogLines();
  private LoopbackPair pair;
  private ReceivedRows rows;

  @BeforeEach
  void connect() throws IOException {
    pair = new LoopbackPair("CHAT", clock, events);
    rows = new ReceivedRows(CHAT, pair.near(), PartnerListener.NONE, log.logger());
  }

  @AfterEach
  void disconnect() throws IOException {
    pair.close();
  }

  private CompletableFuture<Void> running(ConnectionListener listener) {
    Exchange exchange = new Exchange(false, clock, log.logger());
    exchange.add("CHAT", pair.near(), false, Optional.empty(), listener);
    return running(exchange, Optional.empty());
  }

  private static CompletableFuture<Void> running(Exchange exchange, Optional<Sending> sending) {
    return CompletableFuture.runAsync(() -> {
      try {
        exchange.run(sending);
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private void farSends(String text) throws IOException {
    pair.far().getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private String farReads(int bytes) throws IOException {
    return new String(pair.far().getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
  }

  private void awaitFirstRow() {
    while (log.with("CHAT received row 1").isEmpty()) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private EarlyClose earlyClose(long row, boolean unread) {
    return new EarlyClose(pair.near(), rows, row, unread, log.logger());
  }

  /** A part of a row has no reply; the last one comes although the far side has ended. */
  @Test
  void shouldSendEachRowBackWhenItIsWhole() throws Exception {
    CompletableFuture<Void> run = running(new Echo(pair.near(), rows));
    farSends("one\ntw");
    assertEquals("one\n", farReads(4));
    farSends("o\nthree");
    pair.far().shutdownOutput();
    assertEquals("two\nthree", farReads(100));
    run.get();
    assertEquals(3, rows.count());
    assertEquals(
        List.of("row 1: 1..4", "row 2: 5..8", "row 3: 9..13"),
        events.all(EventType.SENT).stream()
            .map(e -> "row " + e.row() + ": " + e.firstSeq() + ".." + e.lastSeq())
            .toList());
    assertEquals("closed", events.shortly("CHAT").getLast());
  }

  /** A call has no rows of text to react to; what comes is still received. */
  @Test
  void shouldReceiveACallAsUsual() {
    new Echo(pair.near(), rows).spoken(new SpokenRow(1, 2, 0, 320, 1, 348));
    earlyClose(2, false).spoken(new SpokenRow(2, 3, 0, 480, 349, 870));
    assertEquals(2, rows.count());
    assertEquals(1, log.with("2 RTP packets, 0.040 s of PCMU").size(), log::toString);
    assertEquals(1, log.with("3 RTP packets, 0.060 s of PCMU").size(), log::toString);
  }

  /** Only the first bytes of a very long row are kept; such a row cannot be sent back. */
  @Test
  void shouldFailWhenItsReplyCannotBeSent() throws Exception {
    Echo echo = new Echo(pair.near(), rows);
    assertEquals(Optional.empty(), echo.ended(false));
    echo.row(new ReceivedRow(1, new byte[] {'a'}, 1, 10, 0, true));
    IOException e = echo.ended(false).orElseThrow();
    assertEquals(pair.near() + ": row 1 is too long to be sent back: --echo", e.getMessage());
    Echo ended = new Echo(pair.near(), rows);
    pair.near().close();
    ended.row(new ReceivedRow(1, new byte[] {'a'}, 1, 2, 0, true));
    assertInstanceOf(IOException.class, ended.ended(false).orElseThrow());
  }

  /** All was read: a FIN, and for what comes then a RST. */
  @Test
  void shouldCloseBeforeTheRow() throws Exception {
    CompletableFuture<Void> run = running(earlyClose(3, false));
    farSends("one\n");
    farSends("two\n");
    run.get();
    assertEquals(-1, pair.far().getInputStream().read());
    assertEquals(2, rows.count());
    assertEquals(List.of("CHAT closes before row 3"), log.with("closes"));
    farSends("three\n");
    assertThrows(
        SocketException.class,
        () -> {
          // The answer to the first write may still be on its way at the second.
          while (true) {
            farSends("four\n");
          }
        });
  }

  /** What was not read is lost: a RST at once. */
  @Test
  void shouldCloseWhenTheRowHasComeAndIsUnread() throws Exception {
    CompletableFuture<Void> run = running(earlyClose(2, true));
    farSends("one\n");
    awaitFirstRow();
    farSends("two\n");
    run.get();
    assertThrows(SocketException.class, () -> pair.far().getInputStream().read());
    assertEquals(1, rows.count());
    assertEquals(List.of("CHAT closes, and has not read row 2"), log.with("closes"));
    assertEquals("closed", events.shortly("CHAT").getLast());
  }

  /** Nothing to leave unread comes any more. */
  @Test
  void shouldEndAsUsualWhenTheRowNeverComes() throws Exception {
    CompletableFuture<Void> run = running(earlyClose(2, true));
    farSends("one\n");
    pair.far().shutdownOutput();
    run.get();
    assertEquals(-1, pair.far().getInputStream().read());
    assertEquals(List.of(), log.with("closes"));
  }

  @Test
  void shouldStopWhileItWaitsForTheRow() throws Exception {
    CompletableFuture<Void> run = running(earlyClose(2, true));
    farSends("one\n");
    awaitFirstRow();
    pair.near().reset();
    assertThrows(Exception.class, run::get);
    assertThrows(SocketException.class, () -> pair.far().getInputStream().read());
  }

  /** Its own flow is over before the partner has sent anything: that is no reason to half-close. */
  @Test
  void shouldNotHalfCloseBeforeWhatItWaitsFor() throws Exception {
    for (boolean echo : List.of(true, false)) {
      disconnect();
      connect();
      ConnectionListener listener = echo ? new Echo(pair.near(), rows) : earlyClose(3, true);
      try (LoopbackPair own = new LoopbackPair("VOIP", clock, events)) {
        Exchange exchange = new Exchange(false, clock, log.logger());
        exchange.add("CHAT", pair.near(), false, Optional.empty(), listener);
        ReceivedRows ownRows =
            new ReceivedRows(VOIP, own.near(), PartnerListener.NONE, log.logger());
        exchange.add("VOIP", own.near(), true, Optional.empty(), ownRows);
        own.far().shutdownOutput();
        CompletableFuture<Void> run = running(exchange, Optional.of(TestSending.of("hi\n")));
        while (!own.near().isClosed()) {
          LockSupport.parkNanos(1_000_000);
        }
        assertEquals("connected", events.shortly("CHAT").getLast());
        pair.far().shutdownOutput();
        run.get();
      }
    }
  }
}

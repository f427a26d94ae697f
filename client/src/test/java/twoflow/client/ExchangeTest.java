package twoflow.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import twoflow.client.net.FlowConnection;
import twoflow.client.net.LoopbackPair;
import twoflow.core.event.EventType;
import twoflow.core.pacing.LabClock;
import twoflow.core.pacing.SystemClock;
import twoflow.core.payload.ReceivedRow;
import twoflow.testsupport.LogLines;
import twoflow.testsupport.RecordedEvents;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExchangeTest {

  private final LabClock clock = new SystemClock();
  private final RecordedEvents events = new RecordedEvents();
  private final LogLines log = new LogLines();
  private final List<String> reported = Collections.synchronizedList(new ArrayList<>());
  private LoopbackPair pair;

  @BeforeEach
  void connect() throws IOException {
    pair = new LoopbackPair("DEMO", clock, events);
  }

  @AfterEach
  void disconnect() throws IOException {
    pair.close();
  }

  private Exchange exchange(boolean orderly, ConnectionListener listener) {
    Exchange exchange = new Exchange(orderly, clock, log.logger());
    exchange.add("Ada", pair.near(), true, Optional.empty(), listener);
    return exchange;
  }

  private void farSends(String text) throws IOException {
    pair.far().getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private String farReadsToFin() throws IOException {
    return new String(pair.far().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void shouldSendAndReceiveAndEndByFinsBothWays() throws Exception {
    farSends("hello\n");
    pair.far().shutdownOutput();

    exchange(false, new Recording(row -> {})).run(Optional.of(TestSending.of("hi\n")));

    assertEquals("hi\n", farReadsToFin());
    assertEquals(
        List.of("Ada connected " + pair.near().local() + " -> " + pair.near().remote()), log.all());
    assertTrue(
        reported.containsAll(List.of("read 6", "hello", "ended", "half-closing")),
        reported::toString);
    assertEquals(4, reported.size(), reported::toString);
    List<String> happened = events.shortly("DEMO");
    assertTrue(happened.containsAll(List.of("sent 1..3", "received 1..6")), happened::toString);
    assertEquals(1, events.all(EventType.HALF_CLOSED).size(), happened::toString);
    assertEquals("closed", happened.getLast());
  }

  /** A reset on purpose is an end, not a failure; the other connections go on to theirs. */
  @Test
  void shouldEndWhenItsSendingHasReset() throws Exception {
    try (LoopbackPair other = new LoopbackPair("OTHER", clock, events)) {
      Exchange exchange = exchange(false, new Recording(row -> {}));
      exchange.add("Bob", other.near(), false, Optional.empty(), new Recording(row -> {}));
      other.far().getOutputStream().write("hello\n".getBytes(StandardCharsets.UTF_8));
      other.far().shutdownOutput();
      exchange.run(
          Optional.of(
              new Sending() {
                @Override
                public void sendAll(FlowConnection connection) {
                  connection.abort();
                }

                @Override
                public long sentRows() {
                  return 0;
                }
              }));
      assertThrows(SocketException.class, this::farReadsToFin);
      assertTrue(reported.contains("hello"), reported::toString);
      assertEquals(List.of("connected", "reset"), events.shortly("DEMO"));
      assertEquals("closed", events.shortly("OTHER").getLast());
    }
  }

  @Test
  void shouldReceiveAfterItHasHalfClosedWhatItNeverSendsOn() throws Exception {
    Exchange exchange = new Exchange(false, clock, log.logger());
    exchange.add("Ada", pair.near(), false, Optional.empty(), new Recording(row -> {}));
    exchange.halfCloseUnusedAfter(Duration.ofMillis(1));
    CompletableFuture<Void> far =
        CompletableFuture.runAsync(() -> {
          try {
            // Its FIN is there before anything was sent to it.
            assertEquals("", farReadsToFin());
            farSends("hello\n");
            pair.far().shutdownOutput();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });

    exchange.run(Optional.empty());

    far.get();
    assertEquals(List.of("half-closing", "read 6", "hello", "ended"), reported);
  }

  @Test
  void shouldOnlyReceiveWhenThereIsNothingToSend() throws Exception {
    Exchange exchange = new Exchange(false, clock, log.logger());
    exchange.add("Ada", pair.near(), false, Optional.empty(), new Recording(row -> {}));
    farSends("hello\n");
    pair.far().shutdownOutput();

    exchange.run(Optional.empty());

    assertEquals("", farReadsToFin());
    assertEquals(List.of("read 6", "hello", "ended", "half-closing"), reported);
  }

  @Test
  void shouldEndAPersonsSideWhenTheOtherSideHasEnded() throws Exception {
    pair.far().shutdownOutput();

    exchange(true, new Recording(row -> {})).run(Optional.of(TestSending.person("")));

    assertEquals(List.of("ended", "half-closing"), reported);
    assertEquals("closed", events.shortly("DEMO").getLast());
  }

  @Test
  void shouldFailWhenItsListenerFindsTheEndWrong() throws Exception {
    pair.far().shutdownOutput();
    ConnectionListener strict =
        new Recording(row -> {}) {
          @Override
          public Optional<IOException> ended(boolean unterminated) {
            return Optional.of(new IOException("too early"));
          }
        };

    IOException e =
        assertThrows(
            IOException.class,
            () -> exchange(true, strict).run(Optional.of(TestSending.endless(""))));

    assertEquals("too early", e.getMessage());
    assertEquals("", farReadsToFin());
    assertEquals(List.of(), events.all(EventType.RESET));
  }

  @Test
  void shouldFailAndResetWhenItsListenerThrows() throws Exception {
    farSends("hello\n");
    ConnectionListener broken =
        new Recording(row -> {
          throw new IllegalStateException("a bug");
        });

    IOException e =
        assertThrows(
            IOException.class,
            () -> exchange(false, broken).run(Optional.of(TestSending.endless("hi\n"))));

    assertEquals(
        pair.near() + ": unexpected error: java.lang.IllegalStateException: a bug", e.getMessage());
    assertThrows(SocketException.class, this::farReadsToFin);
  }

  @Test
  void shouldGiveUpByFinWhenAPersonIsStopped() throws Exception {
    Exchange exchange = exchange(true, new Recording(row -> {}));
    Thread.currentThread().interrupt();

    assertThrows(
        InterruptedException.class, () -> exchange.run(Optional.of(TestSending.endless(""))));

    assertEquals("", farReadsToFin());
    assertEquals(List.of("connected", "closed"), events.shortly("DEMO"));
  }

  @Test
  void shouldGiveUpByRstWhenAScheduleIsStopped() throws Exception {
    Exchange exchange = exchange(false, new Recording(row -> {}));
    Thread.currentThread().interrupt();

    assertThrows(
        InterruptedException.class, () -> exchange.run(Optional.of(TestSending.endless(""))));

    assertThrows(SocketException.class, this::farReadsToFin);
    assertEquals(List.of("connected", "reset"), events.shortly("DEMO"));
  }

  /** Keeps what is reported to it, and lets the test act on a row. */
  private class Recording implements ConnectionListener {

    private final Consumer<ReceivedRow> onRow;

    Recording(Consumer<ReceivedRow> onRow) {
      this.onRow = onRow;
    }

    @Override
    public void read(int bytes) {
      reported.add("read " + bytes);
    }

    @Override
    public void row(ReceivedRow row) {
      reported.add(row.shown());
      onRow.accept(row);
    }

    @Override
    public void halfClosing() {
      reported.add("half-closing");
    }

    @Override
    public Optional<IOException> ended(boolean unterminated) {
      reported.add("ended");
      return Optional.empty();
    }
  }
}

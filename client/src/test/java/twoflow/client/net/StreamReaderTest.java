package twoflow.client.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;
import twoflow.core.payload.ReceivedRow;
import twoflow.core.payload.RowMarker;
import twoflow.testsupport.FakeClock;
import twoflow.testsupport.RecordedEvents;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StreamReaderTest {

  private final FakeClock clock = new FakeClock(100);
  private final RecordedEvents events = new RecordedEvents();
  private LoopbackPair pair;

  @BeforeEach
  void connect() throws IOException {
    pair = new LoopbackPair("CHAT", clock, events);
  }

  @AfterEach
  void disconnect() throws IOException {
    pair.close();
  }

  private void send(String text) throws IOException {
    pair.far().getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private StreamReader reader(Optional<RowMarker> rowStart, StreamListener listener) {
    return new StreamReader(pair.near(), rowStart, clock, listener);
  }

  @Test
  void shouldReportEachReadThenItsRowsAndRecordEveryByte() throws IOException {
    Recording reported = new Recording(row -> {});
    send("one\ntwö\n");
    pair.far().shutdownOutput();

    assertFalse(reader(Optional.empty(), reported).readToEnd());

    assertEquals(List.of("read 9", "one", "twö"), reported.all);
    String local = pair.near().local();
    String remote = pair.near().remote();
    assertEquals(
        List.of(
            new Event(100, EventType.RECEIVED, "CHAT", 1, 0, local, remote, 1, 4, 0),
            new Event(100, EventType.RECEIVED, "CHAT", 2, 0, local, remote, 5, 9, 0)),
        events.all(EventType.RECEIVED));
  }

  @Test
  void shouldSayThatTheStreamEndedInMidRow() throws IOException {
    Recording reported = new Recording(row -> {});
    send("one\nhalf");
    pair.far().shutdownOutput();

    assertTrue(reader(Optional.empty(), reported).readToEnd());

    assertEquals(List.of("read 8", "one", "half (unterminated)"), reported.all);
  }

  @Test
  void shouldTakeTheTimeOfTheReadAlthoughTheListenerHoldsItBack() throws IOException {
    send("one\n");
    pair.far().shutdownOutput();
    StreamListener slow =
        new StreamListener() {
          @Override
          public void read(int bytes) {
            clock.advance(7);
          }

          @Override
          public void row(ReceivedRow row) {
            assertEquals(100, row.timeNs());
          }
        };

    reader(Optional.empty(), slow).readToEnd();

    assertEquals(100, events.all(EventType.RECEIVED).getFirst().timeNs());
  }

  @Test
  void shouldTakeSilenceForAnEndWhereRowsAreKnownByTheirBeginning() throws IOException {
    // The stream goes on only when the first row was reported, which nothing but silence can have
    // ended.
    Recording reported =
        new Recording(row -> {
          if (row.number() == 1) {
            goOn("Ann: again\n");
          }
        });
    send("Ann: hi");

    assertFalse(reader(Optional.of(RowMarker.ownPrefix(": ")), reported).readToEnd());

    assertEquals(
        List.of("read 7", "Ann: hi (unterminated)", "read 11", "Ann: again"), reported.all);
  }

  private void goOn(String text) {
    try {
      send(text);
      pair.far().shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void shouldReportWhatCameBeforeTheConnectionBroke() throws IOException {
    Recording reported =
        new Recording(row -> {
          if (row.number() == 1) {
            reset();
          }
        });
    send("one\ntw");

    IOException e = assertThrows(IOException.class, reader(Optional.empty(), reported)::readToEnd);

    assertTrue(e.getMessage().endsWith("by the other side (Connection reset)"), e.getMessage());
    assertEquals(List.of("read 6", "one", "tw (unterminated)"), reported.all);
    assertEquals(
        List.of("connected", "received 1..4", "reset", "received 5..6"), events.shortly("CHAT"));
  }

  private void reset() {
    try {
      pair.resetByFar();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps what is reported to it, and lets the test act on a row. */
  private static final class Recording implements StreamListener {

    final List<String> all = new ArrayList<>();
    private final Consumer<ReceivedRow> onRow;

    Recording(Consumer<ReceivedRow> onRow) {
      this.onRow = onRow;
    }

    @Override
    public void read(int bytes) {
      all.add("read " + bytes);
    }

    @Override
    public void row(ReceivedRow row) {
      all.add(row.shown());
      onRow.accept(row);
    }
  }
}

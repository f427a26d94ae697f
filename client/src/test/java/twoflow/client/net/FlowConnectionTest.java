package twoflow.client.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import twoflow.core.event.Event;
import twoflow.core.event.EventLog;
import twoflow.core.event.EventType;
import twoflow.testsupport.FakeClock;
import twoflow.testsupport.RecordedEvents;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlowConnectionTest {

  private final FakeClock clock = new FakeClock(100);
  private final RecordedEvents events = new RecordedEvents();
  private LoopbackPair pair;
  private FlowConnection near;

  @BeforeEach
  void connect() throws IOException {
    pair = new LoopbackPair("CHAT", clock, events);
    near = pair.near();
    clock.advance(100);
  }

  @AfterEach
  void disconnect() throws IOException {
    pair.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Event event(long timeNs, EventType type) {
    return Event.of(timeNs, type, "CHAT", near.local(), near.remote());
  }

  /** The fake clock moves on while someone sleeps: the read comes at its time, and not before. */
  @Test
  void shouldReadNothingBeforeItsTime() throws IOException {
    near.readAfter(Duration.ofSeconds(2));
    pair.far().getOutputStream().write(bytes("hello"));
    assertEquals(5, near.receive(new byte[10], 0));
    assertEquals(200 + Duration.ofSeconds(2).toNanos(), clock.nowNs());
  }

  @Test
  void shouldRecordWhatItSends() throws IOException {
    near.send(bytes("hello"), 1, 1, 150);
    clock.advance(1);
    assertEquals("seq=6..7", near.nextSeq(2));
    near.send(bytes("!\n"), 1, 2, 0);
    near.halfClose();

    assertArrayEquals(bytes("hello!\n"), pair.far().getInputStream().readAllBytes());
    String local = "127.0.0.1:" + pair.far().getPort();
    String remote = "127.0.0.1:" + pair.far().getLocalPort();
    assertEquals(
        List.of(
            event(100, EventType.CONNECTED),
            new Event(200, EventType.SENT, "CHAT", 1, 1, local, remote, 1, 5, 150),
            new Event(201, EventType.SENT, "CHAT", 1, 2, local, remote, 6, 7, 0),
            event(201, EventType.HALF_CLOSED)),
        events.all());
    assertEquals(7, near.sentBytes());
    assertEquals("CHAT " + local + " -> " + remote, near.toString());
  }

  @Test
  void shouldReceiveUntilTheOtherSideHalfCloses() throws IOException {
    byte[] buffer = new byte[3];
    pair.far().getOutputStream().write(bytes("abcd"));
    assertEquals(3, near.receive(buffer, 0));
    assertArrayEquals(bytes("abc"), buffer);
    assertEquals(1, near.receive(buffer, 5_000));
    assertEquals('d', buffer[0]);
    pair.far().shutdownOutput();
    assertEquals(-1, near.receive(buffer, 0));
    assertEquals(4, near.receivedBytes());

    near.recordReceived(55, 9, 0, 2, 4);
    assertEquals(
        new Event(55, EventType.RECEIVED, "CHAT", 9, 0, near.local(), near.remote(), 2, 4, 0),
        events.all().getLast());
  }

  @Test
  void shouldGoOnAfterSilence() throws IOException {
    byte[] buffer = new byte[3];
    assertThrows(SocketTimeoutException.class, () -> near.receive(buffer, 1));
    pair.far().getOutputStream().write('x');
    assertEquals(1, near.receive(buffer, 0));
    near.send(bytes("y"), 1, 1, 0);
    assertEquals('y', pair.far().getInputStream().read());
    assertEquals(List.of(), events.all(EventType.RESET));
  }

  @Test
  void shouldCloseOnceByFin() throws IOException {
    near.close();
    near.close();
    near.reset();
    assertEquals(-1, pair.far().getInputStream().read());
    assertEquals(
        List.of(event(100, EventType.CONNECTED), event(200, EventType.CLOSED)), events.all());
  }

  @Test
  void shouldRecordNothingAfterItsEnd() throws IOException {
    near.close();
    assertThrows(ClosedChannelException.class, near::halfClose);
    assertEquals(event(200, EventType.CLOSED), events.all().getLast());
  }

  @Test
  void shouldResetOnceByRst() throws IOException {
    near.reset();
    near.reset();
    near.close();
    SocketException e =
        assertThrows(SocketException.class, () -> pair.far().getInputStream().read());
    assertEquals("Connection reset", e.getMessage());
    assertEquals(
        List.of(event(100, EventType.CONNECTED), event(200, EventType.RESET)), events.all());
  }

  @Test
  void shouldSayThatTheOtherSideHasResetIt() throws IOException {
    pair.resetByFar();
    IOException e = assertThrows(IOException.class, () -> near.receive(new byte[1], 0));
    assertEquals(
        near + ": the connection was broken by the other side (Connection reset)", e.getMessage());
    near.reset();
    assertEquals(1, events.all(EventType.RESET).size(), () -> events.all().toString());
  }

  @Test
  void shouldRecordWhatWasWrittenBeforeTheOtherSideResetIt() throws Exception {
    byte[] large = new byte[64 << 20];
    FailingSend send = new FailingSend(near, large);
    Thread sender = Thread.ofPlatform().start(send);
    // The far end takes a little, so that the sender is in the middle of its write.
    pair.far().getInputStream().readNBytes(10_000);
    pair.resetByFar();
    sender.join();

    assertTrue(
        send.failure != null && send.failure.getMessage().contains("broken by the other side"),
        () -> "" + send.failure);
    Event sent = events.all(EventType.SENT).getFirst();
    assertEquals(1, sent.firstSeq());
    assertEquals(near.sentBytes(), sent.lastSeq());
    assertTrue(
        sent.lastSeq() >= 10_000 && sent.lastSeq() < large.length, () -> sent.lastSeq() + " bytes");
    assertEquals(1, events.all(EventType.RESET).size());
  }

  @Test
  void shouldNotCallItsOwnCloseAFault() throws IOException {
    near.close();
    IOException e = assertThrows(IOException.class, () -> near.send(bytes("x"), 1, 1, 0));
    assertTrue(e instanceof java.nio.channels.ClosedChannelException, () -> "not the cause: " + e);
    assertEquals(List.of(), events.all(EventType.RESET));
    assertEquals(List.of(), events.all(EventType.SENT));
  }

  @Test
  void shouldHaveRecordedItsEndWhenAnotherThreadFindsItClosed() throws Exception {
    CountDownLatch recording = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    EventLog slow =
        event -> {
          if (event.type() == EventType.RESET) {
            recording.countDown();
            awaitQuietly(goOn);
          }
          events.record(event);
        };
    try (LoopbackPair slowPair = new LoopbackPair("CHAT", clock, slow)) {
      Thread stopping = Thread.ofPlatform().start(slowPair.near()::reset);
      recording.await();
      Thread ending = Thread.ofPlatform().start(slowPair.near()::reset);
      while (ending.getState() != Thread.State.BLOCKED) {
        assertTrue(ending.isAlive(), "the event file would be closed too early");
        Thread.onSpinWait();
      }
      goOn.countDown();
      ending.join();
      assertEquals(1, events.all(EventType.RESET).size());
      stopping.join();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends and keeps the failure. */
  private static final class FailingSend implements Runnable {

    private final FlowConnection connection;
    private final byte[] bytes;
    private IOException failure;

    FailingSend(FlowConnection connection, byte[] bytes) {
      this.connection = connection;
      this.bytes = bytes;
    }

    @Override
    public void run() {
      try {
        connection.send(bytes, 1, 1, 0);
      } catch (IOException e) {
        failure = e;
      }
    }
  }
}

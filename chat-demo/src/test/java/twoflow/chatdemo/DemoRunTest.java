package twoflow.chatdemo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.helpers.NOPLogger;
import twoflow.core.cli.RoleContext;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;
import twoflow.core.net.Listeners;
import twoflow.core.pacing.SystemClock;
import twoflow.core.run.StartSignal;
import twoflow.core.run.StopSignal;

@Timeout(20)
class DemoRunTest {

  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final RoleContext context =
      new RoleContext(
          NOPLogger.NOP_LOGGER,
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
          events::add,
          new SystemClock(),
          new StartSignal(),
          new StopSignal());

  @Test
  void shouldBringEveryMessageToEveryOtherMember() throws Exception {
    String summary = new DemoRun(Listeners.open("127.0.0.1", 0), 4, Duration.ZERO, context).run();

    assertEquals(
        "4 members sent 12 messages and received 36 broadcasts; server: 4 members joined,"
            + " 12 messages received, 36 broadcasts sent",
        summary);
  }

  @Test
  void shouldTellEveryByteInExactlyOneEventOnEachSide() throws Exception {
    new DemoRun(Listeners.open("127.0.0.1", 0), 3, Duration.ZERO, context).run();

    Map<String, Long> sent = endOfStream(EventType.SENT, true);
    Map<String, Long> received = endOfStream(EventType.RECEIVED, false);
    assertEquals(6, sent.size(), "two directions of three connections");
    assertEquals(sent, received);
  }

  @Test
  void shouldEndEveryConnectionByFinBothWays() throws Exception {
    new DemoRun(Listeners.open("127.0.0.1", 0), 3, Duration.ZERO, context).run();

    for (EventType type : List.of(EventType.CONNECTED, EventType.HALF_CLOSED, EventType.CLOSED)) {
      assertEquals(6, events.stream().filter(event -> event.type() == type).count(), type.name());
    }
    assertEquals(List.of(), events.stream().filter(e -> e.type() == EventType.RESET).toList());
  }

  @Test
  void shouldHoldBackMessagesUntilTheRoomOpens() throws Exception {
    ServerSocketChannel listener = Listeners.open("127.0.0.1", 0);
    ChatServer server = new ChatServer(listener, OptionalInt.of(2), context);
    try (Socket early = new Socket();
        Socket late = new Socket()) {
      InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
      server.start();
      early.connect(address);
      early.getOutputStream().write("Eve: early\n".getBytes(StandardCharsets.UTF_8));
      early.shutdownOutput();
      late.connect(address);
      late.shutdownOutput();

      assertEquals(
          "[Broadcast " + early.getLocalPort() + "] Eve: early\n",
          new String(late.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      assertEquals(0, early.getInputStream().readAllBytes().length);
      server.room().awaitEnd();
    } finally {
      server.close();
    }
  }

  @Test
  void shouldFailWhenAWantedMemberIsReset() throws Exception {
    ServerSocketChannel listener = Listeners.open("127.0.0.1", 0);
    ChatServer server = new ChatServer(listener, OptionalInt.of(1), context);
    try {
      server.start();
      try (Socket resetting = new Socket()) {
        resetting.connect(listener.getLocalAddress());
        server.room().awaitOpen();
        resetting.setSoLinger(true, 0);
      }

      IOException lost = assertThrows(IOException.class, server.room()::awaitEnd);
      assertTrue(lost.getMessage().startsWith("1 of 1 members lost"), lost::getMessage);
    } finally {
      server.close();
    }
  }

  /**
   * Checks that the events of each direction have neither gap nor overlap.
   *
   * @return the last byte's number, by direction
   */
  private Map<String, Long> endOfStream(EventType type, boolean localSends) {
    Map<String, Long> ends = new HashMap<>();
    for (Event event : events) {
      if (event.type() == type) {
        String direction =
            localSends
                ? event.local() + " > " + event.remote()
                : event.remote() + " > " + event.local();
        assertEquals(ends.getOrDefault(direction, 0L) + 1, event.firstSeq(), direction);
        ends.put(direction, event.lastSeq());
      }
    }
    return ends;
  }
}

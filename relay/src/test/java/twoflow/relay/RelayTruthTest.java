package twoflow.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import twoflow.core.event.Event;
import twoflow.testsupport.LogLines;

/** What the relay writes down of what it did. */
@Timeout(30)
class RelayTruthTest {

  /** One pair: "hello" one way, FINs both ways. */
  private static List<Peer> talk(RunningRelay relay, String text) throws Exception {
    List<Peer> peers = talkAsOneOfMany(relay, text);
    relay.awaitEnd();
    return peers;
  }

  private static List<Peer> talkAsOneOfMany(RunningRelay relay, String text) throws Exception {
    Peer a = relay.peer();
    Peer b = relay.peer();
    a.send(text);
    assertEquals(text, b.read(text.length()));
    a.halfClose();
    assertEquals("", b.readToFin());
    b.halfClose();
    assertEquals("", a.readToFin());
    return List.of(a, b);
  }

  @Test
  void shouldWriteEventsOfEveryPieceOnBothConnections() throws Exception {
    List<Event> events = Collections.synchronizedList(new ArrayList<>());
    try (RunningRelay relay = new RunningRelay(1, new EventObserver(events::add))) {
      List<Peer> peers = talk(relay, "hello");
      String a = "," + relay.listener().address() + ",127.0.0.1:" + peers.get(0).port() + ",";
      String b = "," + relay.listener().address() + ",127.0.0.1:" + peers.get(1).port() + ",";
      assertEquals(
          List.of(
              "connected,CHAT,," + a + ",,",
              "connected,CHAT,," + b + ",,",
              "paired,CHAT,," + a + ",,",
              "paired,CHAT,," + b + ",,",
              "received,CHAT,," + a + "1,5,",
              "sent,CHAT,," + b + "1,5,",
              "half_closed,CHAT,," + b + ",,",
              "half_closed,CHAT,," + a + ",,",
              "closed,CHAT,," + a + ",,",
              "closed,CHAT,," + b + ",,"),
          events.stream().map(e -> e.line().substring(e.line().indexOf(',') + 1)).toList());
      assertTrue(events.stream().allMatch(e -> e.timeNs() > 0), events::toString);
    }
  }

  @Test
  void shouldForwardAPieceBeforeItNotifiesTheObserver() throws Exception {
    CountDownLatch forwarded = new CountDownLatch(1);
    CompletableFuture<Boolean> waitedEnough = new CompletableFuture<>();
    RelayObserver slow =
        new RelayObserver() {
          @Override
          public void received(
              PeerConnection from, long first, long last, long timeNs, ByteBuffer bytes) {
            try {
              waitedEnough.complete(forwarded.await(5, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
              waitedEnough.completeExceptionally(e);
            }
          }
        };
    try (RunningRelay relay = new RunningRelay(1, slow)) {
      Peer a = relay.peer();
      Peer b = relay.peer();
      a.send("hello");
      assertEquals("hello", b.read(5));
      forwarded.countDown();
      assertTrue(
          waitedEnough.get(10, TimeUnit.SECONDS),
          "the observer was notified before the piece was forwarded");
    }
  }

  @Test
  void shouldLogEachPieceSoThatNothingCanBeForged() throws Exception {
    LogLines lines = new LogLines();
    try (RunningRelay relay = new RunningRelay(1, new LogObserver(lines.logger(), true))) {
      List<Peer> peers = talk(relay, "a\u001B[2J\nCHAT forged");
      String a = "CHAT 127.0.0.1:" + peers.get(0).port();
      String b = "CHAT 127.0.0.1:" + peers.get(1).port();
      assertEquals(
          List.of(
              a + " connected",
              a + " waits for its partner",
              b + " connected",
              a + " <->" + b.substring(4) + " paired (session 1)",
              a + " ->" + b.substring(4) + " len=17 seq=1..17 a\\u001B[2J\\nCHAT forged",
              a + " sends nothing more (FIN)",
              b + " sends nothing more (FIN)",
              a + " closed",
              b + " closed"),
          lines.all());
    }
  }

  @Test
  void shouldCutALongPieceInTheLog() throws Exception {
    LogLines lines = new LogLines();
    try (RunningRelay relay = new RunningRelay(1, new LogObserver(lines.logger(), true))) {
      talk(relay, "x".repeat(1025));
      String line = lines.all().stream().filter(l -> l.contains(" len=")).findFirst().get();
      assertTrue(line.endsWith(" len=1025 seq=1..1025 " + "x".repeat(1024) + " [cut]"), line);
    }
  }

  @Test
  void shouldLogNoPieceWithoutLogPayload() throws Exception {
    LogLines lines = new LogLines();
    try (RunningRelay relay = new RunningRelay(1, new LogObserver(lines.logger(), false))) {
      talk(relay, "secret");
      assertEquals(8, lines.all().size(), () -> lines.all().toString());
      assertTrue(lines.all().stream().noneMatch(l -> l.contains("secret")));
    }
  }

  @Test
  void shouldSuppressConnectAndCloseLinesOfACrowd() throws Exception {
    LogLines lines = new LogLines();
    // The clock stands still: all peers come within one second.
    try (RunningRelay relay = new RunningRelay(103, new LogObserver(lines.logger(), true))) {
      for (int pair = 0; pair < 103; pair++) {
        talkAsOneOfMany(relay, "payload");
      }
      relay.awaitEnd();
      assertEquals(200, lines.all().stream().filter(l -> l.contains(" connected")).count());
      assertEquals(200, lines.all().stream().filter(l -> l.endsWith(" closed")).count());
      assertEquals(103, lines.all().stream().filter(l -> l.endsWith(" payload")).count());
    }
  }

  @Test
  void shouldLogEachPeerOfACrowdAtDebugLevel() throws Exception {
    LogLines lines = new LogLines(Level.DEBUG);
    try (RunningRelay relay = new RunningRelay(103, new LogObserver(lines.logger(), false))) {
      for (int pair = 0; pair < 103; pair++) {
        talkAsOneOfMany(relay, "payload");
      }
      relay.awaitEnd();
      assertEquals(206, lines.all().stream().filter(l -> l.endsWith(" connected")).count());
      assertEquals(206, lines.all().stream().filter(l -> l.endsWith(" closed")).count());
    }
  }
}

package twoflow.relay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes in comes out: the same bytes, in the same pieces, with the same end. */
@Timeout(60)
class RelayBytesTest {

  private static final int MB = 1 << 20;

  /** When this much is pending in one direction, a relay reads no more of it. */
  private static final int BOUND_BYTES = 256 * 1024;

  /** The most that may be pending in one direction: the bound, and the piece that reaches it. */
  private static final int MAX_PENDING_BYTES = BOUND_BYTES + 128 * 1024;

  private static final int OTHERS_BYTES = 100;

  private static final SessionLimits ONE_OF_EACH = new SessionLimits(1, Duration.ZERO);

  private static byte[] random(int bytes, long seed) {
    byte[] random = new byte[bytes];
    new Random(seed).nextBytes(random);
    return random;
  }

  /** Sends everything and half-closes, on a thread of its own. */
  private static CompletableFuture<Void> sending(Peer peer, byte[] bytes) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            peer.send(bytes);
            peer.halfClose();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        task -> Thread.ofPlatform().start(task));
  }

  /** Reads to the FIN, with pauses. */
  private static byte[] readSlowly(Peer peer) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] buffer = new byte[100_000];
    for (int bytes = peer.in().read(buffer); bytes >= 0; bytes = peer.in().read(buffer)) {
      read.write(buffer, 0, bytes);
      LockSupport.parkNanos(200_000);
    }
    return read.toByteArray();
  }

  @Test
  void shouldCarryAllBytesBothWaysToSlowReaders() throws Exception {
    byte[] firstToSecond = random(6 * MB, 1);
    byte[] secondToFirst = random(5 * MB + 1, 2);
    try (RunningRelay relay = new RunningRelay(1)) {
      relay.recorded().suppressPieceLines();
      Peer a = relay.peer();
      Peer b = relay.peer();
      CompletableFuture<Void> firstSending = sending(a, firstToSecond);
      CompletableFuture<Void> secondSending = sending(b, secondToFirst);
      CompletableFuture<byte[]> atA =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return readSlowly(a);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              },
              task -> Thread.ofPlatform().start(task));
      assertArrayEquals(firstToSecond, readSlowly(b));
      assertArrayEquals(secondToFirst, atA.get(30, TimeUnit.SECONDS));
      firstSending.get();
      secondSending.get();
      relay.awaitEnd();

      long most = relay.recorded().mostPendingBytes();
      assertTrue(most > 0 && most <= 2 * MAX_PENDING_BYTES, () -> "pending: " + most + " bytes");
      assertEquals(
          "CHAT 1 of 1 pairs ended, "
              + (firstToSecond.length + secondToFirst.length)
              + " bytes forwarded",
          relay.listener().summary());
    }
  }

  @Test
  void shouldBufferABoundedAmountWithoutAPartner() throws Exception {
    byte[] bytes = random(20 * MB, 3);
    try (RunningRelay relay = new RunningRelay(List.of("CHAT", "VOIP"), ONE_OF_EACH)) {
      relay.recorded().suppressPieceLines();
      Peer a = relay.peer();
      CompletableFuture<Void> sending = sending(a, bytes);
      relay.recorded().awaitReceived(BOUND_BYTES);
      Peer c = relay.peer(1);
      Peer d = relay.peer(1);
      // While it serves others it comes by the sender again and again, and might read.
      for (int i = 0; i < OTHERS_BYTES; i++) {
        passAByteOn(c, d);
      }
      long pending = relay.recorded().receivedBytes() - OTHERS_BYTES;
      assertTrue(pending <= MAX_PENDING_BYTES, () -> "pending: " + pending + " bytes");

      Peer b = relay.peer();
      assertArrayEquals(bytes, b.in().readAllBytes());
      b.halfClose();
      sending.get();
      d.halfClose();
      c.halfClose();
      relay.awaitEnd();
    }
  }

  /** What only a loop that goes on can do. */
  private static void passAByteOn(Peer from, Peer to) throws IOException {
    from.send("x");
    assertEquals("x", to.read(1));
  }

  @Test
  void shouldKeepThePiecesForALatePartnerApart() throws Exception {
    try (RunningRelay relay = new RunningRelay(1)) {
      Peer early = relay.peer();
      long seq = 1;
      for (String chunk : List.of("one", "", "two", "\u00E9", "\n")) {
        if (!chunk.isEmpty()) {
          early.send(chunk);
          relay.recorded().await("received " + early.port() + " " + seq + "..");
          seq += chunk.getBytes(StandardCharsets.UTF_8).length;
        }
      }
      Peer late = relay.peer();
      assertEquals("onetwo\u00E9\n", late.read(9));
      early.send("three");
      assertEquals("three", late.read(5));
      relay.recorded().await("sent " + late.port() + " 10..14");

      String connections = "forwarding " + early.port() + " " + late.port();
      assertEquals(
          List.of(
              connections + " 1 one",
              connections + " 4 two",
              connections + " 7 \u00E9",
              connections + " 9 \n",
              connections + " 10 three"),
          relay.recorded().lines("forwarding"));
      assertEquals(
          List.of("1..3", "4..6", "7..8", "9..9", "10..14"),
          relay.recorded().lines("sent " + late.port()).stream()
              .map(line -> line.substring(line.lastIndexOf(' ') + 1))
              .toList());
    }
  }

  @Test
  void shouldPassAHalfCloseOnAndKeepTheOtherWayOpen() throws Exception {
    try (RunningRelay relay = new RunningRelay(1)) {
      Peer a = relay.peer();
      Peer b = relay.peer();
      a.send("last words");
      a.halfClose();
      assertEquals("last words", b.readToFin());
      b.send("I still");
      assertEquals("I still", a.read(7));
      b.send(" talk");
      assertEquals(" talk", a.read(5));
      assertEquals(List.of(), relay.recorded().lines("closed"));
      b.halfClose();
      assertEquals("", a.readToFin());
      relay.awaitEnd();
      assertEquals(
          List.of("halfClosed " + b.port(), "halfClosed " + a.port()),
          relay.recorded().lines("halfClosed"));
      assertEquals(2, relay.recorded().lines("closed").size());
    }
  }

  @Test
  void shouldPassAResetOnAndFail() throws Exception {
    try (RunningRelay relay = new RunningRelay(1)) {
      Peer a = relay.peer();
      Peer b = relay.peer();
      a.send("hello");
      assertEquals("hello", b.read(5));
      a.reset();
      b.assertReset();
      assertEquals(
          "CHAT: 1 of 1 pairs were reset: the streams are not whole, see the log", relay.failure());
      assertEquals(
          "CHAT 1 of 1 pairs ended, 1 of them reset, 5 bytes forwarded",
          relay.listener().summary());
      assertEquals(2, relay.recorded().lines("reset").size());
    }
  }

  @Test
  void shouldPassAResetOnWhileItHoldsBytesForASlowReader() throws Exception {
    try (RunningRelay relay = new RunningRelay(List.of("CHAT", "VOIP"), ONE_OF_EACH)) {
      relay.recorded().suppressPieceLines();
      Peer a = relay.peer();
      Peer b = relay.peer();
      Peer c = relay.peer(1);
      Peer d = relay.peer(1);
      CompletableFuture<Void> sending = sending(a, new byte[20 * MB]);
      long pendingBytes;
      do {
        pendingBytes = relay.recorded().pendingBytes();
        passAByteOn(c, d);
        // The byte itself may be on its way.
      } while (pendingBytes <= 1 || relay.recorded().pendingBytes() <= 1);
      b.reset();
      CompletableFuture<Void> failed = sending.exceptionally(e -> null);
      failed.get(10, TimeUnit.SECONDS);
      assertTrue(sending.isCompletedExceptionally(), "the sender learns of the reset");
      c.halfClose();
      d.halfClose();
      assertTrue(relay.failure().startsWith("CHAT: 1 of 1 pairs were reset"));
    }
  }

  @Test
  void shouldGoOnWithTheNextPairAfterAReset() throws Exception {
    try (RunningRelay relay = new RunningRelay(2)) {
      Peer a = relay.peer();
      Peer b = relay.peer();
      a.reset();
      b.assertReset();
      Peer c = relay.peer();
      Peer d = relay.peer();
      c.send("fine");
      c.halfClose();
      assertEquals("fine", d.readToFin());
      d.halfClose();
      assertEquals(
          "CHAT: 1 of 2 pairs were reset: the streams are not whole, see the log", relay.failure());
    }
  }
}

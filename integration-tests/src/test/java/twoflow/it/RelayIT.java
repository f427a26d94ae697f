package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The relay as a process, with bare TCP peers. */
class RelayIT {

  private static final long EVENT_TIMEOUT_NS = 20_000_000_000L;

  @TempDir private Path folder;

  @Test
  void shouldKeepChunksApartForAPartnerThatConnectsLate() throws Exception {
    try (LabProcess relay = relay("--events", "relay.csv");
        RawPeer sender = new RawPeer(relay.awaitPort("DEMO"))) {
      relay.awaitLog("waits for its partner");
      for (int chunk = 0; chunk < 12; chunk++) {
        sender.send("chunk %03d\n".formatted(chunk));
        awaitReceived(chunk + 1);
      }
      try (RawPeer late = new RawPeer(relay.awaitPort("DEMO"))) {
        sender.halfClose();
        late.halfClose();
        assertEquals(120, late.readAll().length());
        assertEquals("", sender.readAll());
      }
      relay.shouldExit(0);
    }
    List<Events.Line> sent = Events.read(folder.resolve("relay.csv")).of("sent", "DEMO");
    assertEquals(12, sent.size(), sent::toString);
    assertTrue(sent.stream().allMatch(line -> line.bytes() == 10), sent::toString);
  }

  @Test
  void shouldSayInOneLineThatAPortIsInUse() throws Exception {
    try (LabProcess first = relay()) {
      int port = first.awaitPort("DEMO");
      LabProcess second =
          LabProcess.role(folder, "relay", "--flow", "DEMO=" + port, "--events", "e.csv");
      second.shouldExit(1);
      assertEquals(1, second.stderr().size(), second::toString);
      assertTrue(
          second.stderr().getFirst().startsWith("relay: cannot listen on 127.0.0.1:" + port),
          second::toString);
      assertTrue(Files.notExists(folder.resolve("e.csv")));
    }
  }

  @Test
  void shouldPassAResetOnAndExit1() throws Exception {
    try (LabProcess relay = relay("--events", "relay.csv");
        RawPeer one = new RawPeer(relay.awaitPort("DEMO"));
        RawPeer two = new RawPeer(relay.awaitPort("DEMO"))) {
      relay.awaitLog("paired");
      two.send("x");
      assertEquals(1, one.read(new byte[8]));
      one.reset();
      assertThrows(SocketException.class, two::readAll);
      relay.shouldExit(1);
      assertEquals(2, Events.read(folder.resolve("relay.csv")).of("reset", "DEMO").size());
    }
  }

  @Test
  void shouldNeverPairAPeerThatLeftAndRefuseOneTooMany() throws Exception {
    try (LabProcess relay = relay()) {
      int port = relay.awaitPort("DEMO");
      RawPeer gone = new RawPeer(port);
      gone.close();
      relay.awaitLog("left before its partner came");
      try (RawPeer quick = new RawPeer(port)) {
        quick.send("quick");
        quick.halfClose();
        relay.awaitLog("sends nothing more (FIN)");
        try (RawPeer two = new RawPeer(port)) {
          relay.awaitLog("paired (session 1)");
          try (RawPeer third = new RawPeer(port)) {
            assertThrows(SocketException.class, () -> third.read(new byte[1]));
            relay.awaitLog("refused");
          }
          assertEquals("quick", two.readAll());
          two.send("late answer");
          two.halfClose();
          assertEquals("late answer", quick.readAll());
        }
      }
      relay.shouldExit(0);
    }
  }

  @Test
  void shouldEndWithExitCode1WhenItWaitsInVain() throws Exception {
    try (LabProcess relay = relay("--pair-timeout", "400ms");
        RawPeer alone = new RawPeer(relay.awaitPort("DEMO"))) {
      relay.shouldExit(1);
      assertTrue(relay.stderr().getLast().contains("DEMO: no pair within 0.4 s"), relay::toString);
      assertThrows(IOException.class, alone::readAll);
    }
  }

  @Test
  void shouldLeaveCompleteEventsAfterCtrlC() throws Exception {
    try (LabProcess relay = relay("--sessions", "0", "--events", "relay.csv");
        RawPeer one = new RawPeer(relay.awaitPort("DEMO"));
        RawPeer two = new RawPeer(relay.awaitPort("DEMO"))) {
      one.send("before the end");
      assertEquals(14, two.read(new byte[64]));
      relay.signal("INT");
      relay.shouldExit(130);
      assertThrows(SocketException.class, two::readAll);
      Events events = Events.read(folder.resolve("relay.csv"));
      assertEquals(14, Events.contiguousBytes(events.of("received", "DEMO")));
      assertEquals(14, Events.contiguousBytes(events.of("sent", "DEMO")));
      assertEquals(2, events.of("reset", "DEMO").size());
    }
  }

  @Test
  void shouldShowHostileBytesEscaped() throws Exception {
    try (LabProcess relay = relay();
        RawPeer one = new RawPeer(relay.awaitPort("DEMO"));
        RawPeer two = new RawPeer(relay.awaitPort("DEMO"))) {
      one.send("\u001b[2J\r\n12:00:00.000000 relay forged \u202e");
      one.halfClose();
      two.halfClose();
      assertEquals(36, two.readAll().length());
      relay.shouldExit(0);
      assertEquals(
          1,
          relay.logged("\\u001B[2J\\r\\n12:00:00.000000 relay forged \\u202E").size(),
          relay::toString);
    }
  }

  private LabProcess relay(String... more) throws IOException {
    String[] args = new String[2 + more.length];
    args[0] = "--flow";
    args[1] = "DEMO=0";
    System.arraycopy(more, 0, args, 2, more.length);
    return LabProcess.role(folder, "relay", args);
  }

  /** Waits until so many pieces that the relay has read are in its event file. */
  private void awaitReceived(long pieces) throws IOException {
    Path file = folder.resolve("relay.csv");
    long startNs = System.nanoTime();
    while (Files.readString(file).lines().filter(l -> l.contains(",received,")).count() < pieces) {
      assertTrue(System.nanoTime() - startNs < EVENT_TIMEOUT_NS, "piece " + pieces + " not read");
      LockSupport.parkNanos(1_000_000);
    }
  }
}

package twoflow.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import twoflow.it.Exchange;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;

/** Who may reach the relay, and how many at once. */
@Timeout(180)
class ConnectionLimitIT {

  private static final int FLOOD = 2_000;
  private static final int LINES_PER_SECOND = 5;

  @TempDir private Path folder;

  @Test
  void shouldRefuseAFloodQuietlyAndServeThePairs() throws Exception {
    try (LabProcess relay = relay("--sessions", "0", "--max-connections", "4");
        RawPeer one = new RawPeer(relay.awaitPort("DEMO"));
        RawPeer two = new RawPeer(relay.awaitPort("DEMO"));
        RawPeer three = new RawPeer(relay.awaitPort("DEMO"));
        RawPeer four = new RawPeer(relay.awaitPort("DEMO"))) {
      relay.awaitLog("paired (session 2)");
      long beginNs = System.nanoTime();
      for (int i = 0; i < FLOOD; i++) {
        shouldBeRefused(relay);
        if (i % 100 == 0) {
          one.send("x");
          assertEquals(1, two.read(new byte[8]));
        }
      }
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - beginNs) + 1;
      List<String> lines = relay.logged("refused: 4 connections are open");
      assertTrue(lines.size() >= LINES_PER_SECOND, relay::toString);
      assertTrue(lines.size() <= LINES_PER_SECOND * (seconds + 1), relay::toString);

      Exchange.bothWays(three, four, Exchange.random(100), Exchange.random(100));
      relay.awaitLog("closed");
      try (RawPeer five = new RawPeer(relay.awaitPort("DEMO"));
          RawPeer six = new RawPeer(relay.awaitPort("DEMO"))) {
        relay.awaitLog("paired (session 3)");
        Exchange.bothWays(five, six, Exchange.random(100), Exchange.random(100));
      }
      relay.signal("TERM");
      relay.shouldExit(143);
      String refused = ", " + FLOOD + " peers refused";
      assertTrue(relay.stdout().getLast().endsWith(refused), relay::toString);
    }
  }

  /** The reset may come while the peer still connects; the relay's count says that it was there. */
  private static void shouldBeRefused(LabProcess relay) {
    int port = relay.awaitPort("DEMO");
    assertThrows(
        SocketException.class,
        () -> {
          try (RawPeer peer = new RawPeer(port)) {
            peer.read(new byte[1]);
          }
        });
  }

  @Test
  void shouldListenOnLoopbackUnlessToldOtherwise() throws Exception {
    try (LabProcess relay = relay()) {
      int port = relay.awaitPort("DEMO");
      assertTrue(relay.stdout().contains("listening DEMO 127.0.0.1:" + port), relay::toString);
      for (InetAddress address : addressesOfThisMachine()) {
        assertThrows(ConnectException.class, () -> new RawPeer(address, port), address::toString);
      }
      assertEquals(List.of(), relay.logged("other machines"));
      relay.signal("TERM");
      relay.shouldExit(143);
    }
  }

  @Test
  void shouldSayWhenOtherMachinesMayReachIt() throws Exception {
    try (LabProcess relay = relay("--bind", "0.0.0.0")) {
      int port = relay.awaitPort("DEMO");
      assertEquals(1, relay.logged("--bind 0.0.0.0: other machines may reach the relay").size());
      for (InetAddress address : addressesOfThisMachine()) {
        new RawPeer(address, port).close();
      }
      relay.signal("TERM");
      relay.shouldExit(143);
    }
  }

  /** The IPv4 addresses by which other machines know this one; none where it has no network. */
  private static List<InetAddress> addressesOfThisMachine() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(a -> a.getAddress().length == 4 && !a.isLoopbackAddress())
        .toList();
  }

  private LabProcess relay(String... more) throws IOException {
    List<String> args = new java.util.ArrayList<>(List.of("--flow", "DEMO=0"));
    args.addAll(List.of(more));
    return LabProcess.role(folder, "relay", args.toArray(String[]::new));
  }
}

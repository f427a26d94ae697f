package twoflow.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import twoflow.core.pacing.FakeClock;
import twoflow.core.pacing.LabClock;

@Timeout(20)
class ConnectorTest {

  private static final String HOST = "127.0.0.1";

  private final FakeClock clock = new FakeClock(1_000);

  private Connector connector(Optional<InetAddress> from) {
    return new Connector(clock, Duration.ofMillis(500), from);
  }

  /** A port on which nobody listens. */
  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return free.getLocalPort();
    }
  }

  @Test
  void shouldGiveABlockingChannelWithoutDelay() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName(HOST));
        SocketChannel channel = connector(Optional.empty()).connect(HOST, server.getLocalPort())) {
      assertTrue(channel.isBlocking());
      assertTrue(channel.getOption(StandardSocketOptions.TCP_NODELAY));
      assertEquals(server.getLocalPort(), channel.socket().getPort());
    }
  }

  @Test
  void shouldConnectToAServerThatStartsLater() throws Exception {
    int port = freePort();
    LateServer late = new LateServer(clock, port, 3);
    try (late;
        SocketChannel channel =
            new Connector(late, Duration.ofMillis(500), Optional.empty()).connect(HOST, port)) {
      assertTrue(channel.isConnected());
      assertEquals(3, late.waits, "attempts that failed");
    }
  }

  @Test
  void shouldSayWhatToDoWhenTheTimeIsOver() throws Exception {
    int port = freePort();
    IOException e =
        assertThrows(
            IOException.class, () -> connector(Optional.empty()).connect(HOST, port).close());
    assertEquals(
        "cannot reach 127.0.0.1:%d within 0.5 s (Connection refused): is it started, and are its address and port right?"
            .formatted(port),
        e.getMessage());
    assertEquals(1_000 + 500_000_000, clock.nowNs());
  }

  @Test
  void shouldRefuseASourceAddressThatIsNotThisMachines() throws Exception {
    InetAddress elsewhere = InetAddress.getByName("192.0.2.1");
    IOException e =
        assertThrows(
            IOException.class, () -> connector(Optional.of(elsewhere)).connect(HOST, 1).close());
    assertEquals(
        "cannot use 192.0.2.1 as source address: Cannot assign requested address", e.getMessage());
    assertEquals(1_000, clock.nowNs(), "it does not try again");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldUseTheSourceAddress() throws Exception {
    InetAddress from = InetAddress.getByName("127.0.0.11");
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName(HOST));
        SocketChannel channel = connector(Optional.of(from)).connect(HOST, server.getLocalPort())) {
      InetSocketAddress local =
          assertInstanceOf(InetSocketAddress.class, channel.getLocalAddress());
      assertEquals(from, local.getAddress());
    }
  }

  @Test
  void shouldRefuseAnUnknownHostAtOnce() {
    IOException e =
        assertThrows(
            IOException.class,
            () -> connector(Optional.empty()).connect("no such host", 9001).close());
    assertEquals("cannot connect to no such host:9001: unknown host", e.getMessage());
    assertEquals(1_000, clock.nowNs());
  }

  @Test
  void shouldStopTryingWhenInterrupted() throws IOException {
    int port = freePort();
    Thread.currentThread().interrupt();
    // The interrupt closes the channel of the attempt, or ends the wait after it.
    Exception e =
        assertThrows(
            Exception.class, () -> connector(Optional.empty()).connect(HOST, port).close());
    Thread.interrupted();
    assertTrue(
        e instanceof InterruptedException
            || e instanceof java.nio.channels.ClosedByInterruptException,
        e::toString);
    assertEquals(1_000, clock.nowNs());
  }

  /** Starts to listen while the connector waits for the n-th time. */
  private static final class LateServer implements LabClock, AutoCloseable {

    private final LabClock clock;
    private final int port;
    private final int opensAtWait;
    private ServerSocket server;
    private int waits;

    LateServer(LabClock clock, int port, int opensAtWait) {
      this.clock = clock;
      this.port = port;
      this.opensAtWait = opensAtWait;
    }

    @Override
    public long nowNs() {
      return clock.nowNs();
    }

    @Override
    public void sleepUntil(long deadlineNs) throws InterruptedException {
      waits++;
      if (waits == opensAtWait) {
        try {
          server = new ServerSocket(port, 1, InetAddress.getByName(HOST));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      clock.sleepUntil(deadlineNs);
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}

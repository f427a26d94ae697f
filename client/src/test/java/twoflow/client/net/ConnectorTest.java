package twoflow.client.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import twoflow.core.pacing.LabClock;
import twoflow.core.pacing.SystemClock;
import twoflow.testsupport.FakeClock;

@Timeout(20)
class ConnectorTest {

  private static final String HOST = "127.0.0.1";

  private final FakeClock clock = new FakeClock(1_000);

  private Connector connector(Optional<InetAddress> from) {
    return new Connector(clock, Duration.ofMillis(500), from);
  }

  /** What the connector says while it waits, and when. */
  private final List<String> waits = new ArrayList<>();

  private void waits(String what) {
    waits.add(what + " after " + Duration.ofNanos(clock.nowNs() - 1_000).toMillis() + " ms");
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
        SocketChannel channel =
            connector(Optional.empty()).connect(HOST, server.getLocalPort(), this::waits)) {
      assertTrue(channel.isBlocking());
      assertTrue(channel.getOption(StandardSocketOptions.TCP_NODELAY));
      assertEquals(server.getLocalPort(), channel.socket().getPort());
    }
  }

  @Test
  void shouldSetTheReceiveBufferBeforeItConnects() throws Exception {
    Connector small =
        new Connector(clock, Duration.ofMillis(500), Optional.empty(), OptionalInt.of(4096));
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName(HOST));
        SocketChannel channel = small.connect(HOST, server.getLocalPort(), this::waits)) {
      // Linux takes twice as much, for its own needs.
      int bytes = channel.getOption(StandardSocketOptions.SO_RCVBUF);
      assertTrue(bytes >= 4096 && bytes <= 8192, () -> "" + bytes);
    }
  }

  @Test
  void shouldConnectToAServerThatStartsLater() throws Exception {
    int port = freePort();
    LateServer late = new LateServer(clock, port, 3);
    try (late;
        SocketChannel channel =
            new Connector(late, Duration.ofMillis(500), Optional.empty())
                .connect(HOST, port, this::waits)) {
      assertTrue(channel.isConnected());
      assertEquals(3, late.waits, "attempts that failed");
    }
  }

  @Test
  void shouldSayWhatToDoWhenTheTimeIsOver() throws Exception {
    int port = freePort();
    IOException e =
        assertThrows(
            IOException.class,
            () -> connector(Optional.empty()).connect(HOST, port, this::waits).close());
    assertEquals(
        "cannot reach 127.0.0.1:%d within 0.5 s (Connection refused): is it started, and are its address and port right?"
            .formatted(port),
        // Windows names the call that failed, too.
        e.getMessage().replace(": getsockopt)", ")"));
    assertEquals(1_000 + 500_000_000, clock.nowNs());
  }

  @Test
  void shouldSayOnceAfterASecondThatNobodyAnswersYet() throws Exception {
    int port = freePort();
    Connector patient = new Connector(clock, Duration.ofSeconds(30), Optional.empty());
    assertThrows(IOException.class, () -> patient.connect(HOST, port, this::waits).close());
    String where = "answers at 127.0.0.1:" + port;
    assertEquals(List.of(where + " yet: still trying for up to 30 s in all after 1000 ms"), waits);
    assertEquals(1_000 + 30_000_000_000L, clock.nowNs());
  }

  @Test
  void shouldSayNothingWhenTheTimeIsOverWithinASecond() throws Exception {
    int port = freePort();
    Connector brief = new Connector(clock, Duration.ofSeconds(1), Optional.empty());
    assertThrows(IOException.class, () -> brief.connect(HOST, port, this::waits).close());
    assertEquals(List.of(), waits);
  }

  /** Its queue is full, so a further SYN is not answered, as by a machine that is not there. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldSayItWhileAnAttemptIsNotAnswered() throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName(HOST));
        Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
        Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
      Connector real = new Connector(new SystemClock(), Duration.ofMillis(1500), Optional.empty());
      int port = full.getLocalPort();
      List<String> said = new ArrayList<>();
      assertThrows(IOException.class, () -> real.connect(HOST, port, said::add).close());
      assertEquals(
          List.of("answers at 127.0.0.1:" + port + " yet: still trying for up to 1.5 s in all"),
          said);
      assertTrue(first.isConnected() && second.isConnected());
    }
  }

  /**
   * A SYN that is not answered is sent again by TCP: the server must see one connection, not the
   * remains of the first and a second.
   */
  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldKeepToOneConnectionWhenTheAnswerIsLate() throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName(HOST));
        Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
        Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
      Connector real = new Connector(new SystemClock(), Duration.ofSeconds(15), Optional.empty());
      List<Integer> asking = new ArrayList<>();
      // Once the connector says that nobody answers, there is room in the queue.
      Consumer<String> makeRoom =
          said -> {
            asking.addAll(portsThatAsk(full.getLocalPort()));
            assertEquals(first.getLocalPort(), accept(full));
            assertEquals(second.getLocalPort(), accept(full));
          };
      try (SocketChannel channel = real.connect(HOST, full.getLocalPort(), makeRoom)) {
        int port = channel.socket().getLocalPort();
        assertEquals(List.of(port), asking, "the attempt was given up");
        assertEquals(port, accept(full));
        full.setSoTimeout(100);
        assertThrows(SocketTimeoutException.class, full::accept);
      }
    }
  }

  /** Local ports of the sockets whose SYN to a port has not been answered (proc(5), state 02). */
  private static List<Integer> portsThatAsk(int port) {
    List<Integer> ports = new ArrayList<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      try {
        for (String line : Files.readAllLines(Path.of(table))) {
          String[] fields = line.trim().split("\\s+");
          if (fields[3].equals("02") && portOf(fields[2]) == port) {
            ports.add(portOf(fields[1]));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return ports;
  }

  private static int portOf(String address) {
    String port = address.substring(address.indexOf(':') + 1);
    return port.matches("[0-9A-F]{4}") ? Integer.parseInt(port, 16) : -1;
  }

  /** Takes the next connection; returns its client's port. */
  private static int accept(ServerSocket server) {
    try (Socket accepted = server.accept()) {
      return accepted.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the reset comes while the connection is made or after it is a race: so many times. */
  @Test
  void shouldSayThatAServerRefusesWhoseResetComesWhileItConnects() throws Exception {
    Thread server;
    try (ServerSocket refusing = new ServerSocket(0, 50, InetAddress.getByName(HOST))) {
      server = Thread.ofPlatform().daemon().start(() -> resetAll(refusing));
      String where = "127.0.0.1:" + refusing.getLocalPort();
      for (int i = 0; i < 500; i++) {
        try {
          connector(Optional.empty()).connect(HOST, refusing.getLocalPort(), this::waits).close();
        } catch (IOException e) {
          assertInstanceOf(ResetAtOnceException.class, e);
          assertEquals(where + " reset the connection at once: it takes no more", e.getMessage());
        }
      }
    }
    server.join();
  }

  private static void resetAll(ServerSocket refusing) {
    while (true) {
      try (Socket refused = refusing.accept()) {
        refused.setSoLinger(true, 0);
      } catch (IOException closed) {
        return;
      }
    }
  }

  @Test
  void shouldRefuseASourceAddressThatIsNotThisMachines() throws Exception {
    InetAddress elsewhere = InetAddress.getByName("192.0.2.1");
    IOException e =
        assertThrows(
            IOException.class,
            () -> connector(Optional.of(elsewhere)).connect(HOST, 1, this::waits).close());
    assertEquals(
        "cannot use 192.0.2.1 as source address: Cannot assign requested address",
        e.getMessage().replace(": bind", ""));
    assertEquals(1_000, clock.nowNs(), "it does not try again");
  }

  @Test
  void shouldUseTheSourceAddress() throws Exception {
    InetAddress from = InetAddress.getByName("127.0.0.11");
    assumeTrue(isHere(from), "macOS has one address of the loopback only");
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName(HOST));
        SocketChannel channel =
            connector(Optional.of(from)).connect(HOST, server.getLocalPort(), this::waits)) {
      InetSocketAddress local =
          assertInstanceOf(InetSocketAddress.class, channel.getLocalAddress());
      assertEquals(from, local.getAddress());
    }
  }

  private static boolean isHere(InetAddress address) throws IOException {
    try (ServerSocket bound = new ServerSocket(0, 1, address)) {
      return bound.isBound();
    } catch (BindException e) {
      return false;
    }
  }

  @Test
  void shouldRefuseAnUnknownHostAtOnce() {
    IOException e =
        assertThrows(
            IOException.class,
            () -> connector(Optional.empty()).connect("no such host", 9001, this::waits).close());
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
            Exception.class,
            () -> connector(Optional.empty()).connect(HOST, port, this::waits).close());
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

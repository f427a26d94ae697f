package twoflow.client.net;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import twoflow.core.net.Addresses;
import twoflow.core.net.TcpOptions;
import twoflow.core.pacing.LabClock;

/** Connects with patience: the other side may start later than this one. */
public final class Connector {

  private static final long RETRY_INTERVAL_NS = Duration.ofMillis(50).toNanos();

  /** Who starts the other side by hand is not disturbed before. */
  private static final long NOTICE_AFTER_NS = Duration.ofSeconds(1).toNanos();

  private final LabClock clock;
  private final Duration timeout;
  private final Optional<InetAddress> from;
  private final OptionalInt receiveBufferBytes;

  /**
   * @param timeout how long to try
   * @param from the source address; empty lets the system choose
   */
  public Connector(LabClock clock, Duration timeout, Optional<InetAddress> from) {
    this(clock, timeout, from, OptionalInt.empty());
  }

  /**
   * @param timeout how long to try
   * @param from the source address; empty lets the system choose
   * @param receiveBufferBytes TCP's receive buffer; empty lets the system choose
   */
  public Connector(
      LabClock clock,
      Duration timeout,
      Optional<InetAddress> from,
      OptionalInt receiveBufferBytes) {
    this.receiveBufferBytes = receiveBufferBytes;
    this.clock = clock;
    this.timeout = timeout;
    this.from = from;
  }

  /**
   * Connects; a refused or unanswered attempt is repeated until the time is over.
   *
   * @param onWait is called once, after one second without an answer: where nobody answers and how
   *     long it tries
   * @return a connected channel in blocking mode, socket options set
   * @throws ResetAtOnceException when the other side refuses the connection
   * @throws IOException with a line for the user when it cannot be reached
   * @throws InterruptedException when the thread is interrupted meanwhile
   */
  public SocketChannel connect(String host, int port, Consumer<String> onWait)
      throws IOException, InterruptedException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new IOException("cannot connect to " + host + ":" + port + ": unknown host");
    }
    long deadlineNs = clock.nowNs() + timeout.toNanos();
    Notice notice =
        new Notice(address, Math.min(deadlineNs, clock.nowNs() + NOTICE_AFTER_NS), onWait);
    while (true) {
      try {
        return attempt(address, deadlineNs, notice);
      } catch (ConnectException | SocketTimeoutException | NoRouteToHostException e) {
        if (clock.nowNs() >= deadlineNs) {
          throw unreachable(address, e);
        }
      }
      notice.giveWhenDue();
      clock.sleepUntil(Math.min(deadlineNs, clock.nowNs() + RETRY_INTERVAL_NS));
    }
  }

  /**
   * Connects once. An attempt that is not answered goes on until the time is over: a SYN may be
   * lost, and TCP sends it again after a second (RFC 6298, 2). To give it up and make another
   * connection would leave the other side with one that has no client.
   */
  private SocketChannel attempt(InetSocketAddress address, long deadlineNs, Notice notice)
      throws IOException, InterruptedException {
    SocketChannel channel = SocketChannel.open();
    try {
      bind(channel);
      TcpOptions.connection(channel);
      if (receiveBufferBytes.isPresent()) {
        TcpOptions.receiveBuffer(channel, receiveBufferBytes.getAsInt());
      }
      channel.configureBlocking(false);
      try (Selector selector = Selector.open()) {
        channel.register(selector, SelectionKey.OP_CONNECT);
        connect(channel, address, selector, deadlineNs, notice);
      }
      channel.configureBlocking(true);
      // An attempt at a free port of the ephemeral range can meet itself (simultaneous open).
      if (channel.getLocalAddress().equals(channel.getRemoteAddress())) {
        throw new ConnectException("Connection refused");
      }
      return channel;
    } catch (IOException | InterruptedException e) {
      channel.close();
      throw e;
    }
  }

  private void connect(
      SocketChannel channel,
      InetSocketAddress address,
      Selector selector,
      long deadlineNs,
      Notice notice)
      throws IOException, InterruptedException {
    try {
      boolean connected = channel.connect(address);
      while (!connected) {
        await(selector, deadlineNs, notice);
        connected = channel.finishConnect();
      }
    } catch (SocketException e) {
      // A reset may come before the system has reported that the connection is made.
      if (String.valueOf(e.getMessage()).startsWith("Connection reset")) {
        throw new ResetAtOnceException(address, e);
      }
      throw e;
    }
  }

  /** Waits for an answer, and gives the notice when it is due. */
  private void await(Selector selector, long deadlineNs, Notice notice)
      throws IOException, InterruptedException {
    while (selector.select(notice.untilNextMs(deadlineNs)) == 0) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      notice.giveWhenDue();
      if (clock.nowNs() >= deadlineNs) {
        throw new SocketTimeoutException("Connect timed out");
      }
    }
  }

  private void bind(SocketChannel channel) throws IOException {
    if (from.isEmpty()) {
      return;
    }
    try {
      channel.bind(new InetSocketAddress(from.get(), 0));
    } catch (IOException e) {
      String address = from.get().getHostAddress();
      throw new IOException(
          "cannot use " + address + " as source address: " + e.getMessage() + remedy(address), e);
    }
  }

  /** macOS has of 127/8 only 127.0.0.1. */
  private static String remedy(String address) {
    boolean mac = System.getProperty("os.name", "").startsWith("Mac");
    return mac && address.startsWith("127.")
        ? ": 'sudo ifconfig lo0 alias "
            + address
            + " up' adds it until the next start; or leave"
            + " --from out"
        : "";
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  private IOException unreachable(InetSocketAddress address, IOException last) {
    return new IOException(
        "cannot reach "
            + Addresses.text(address)
            + " within "
            + timeout.toMillis() / 1000.0
            + " s ("
            + last.getMessage()
            + "): is it started, and are its address and port right?",
        last);
  }

  /** What the user reads, once, when nobody has answered for a while. */
  private final class Notice {

    private final InetSocketAddress address;
    private final long dueNs;
    private final Consumer<String> onWait;
    private boolean given;

    Notice(InetSocketAddress address, long dueNs, Consumer<String> onWait) {
      this.address = address;
      this.dueNs = dueNs;
      this.onWait = onWait;
    }

    void giveWhenDue() {
      if (!given && clock.nowNs() >= dueNs) {
        given = true;
        onWait.accept(
            "answers at "
                + Addresses.text(address)
                + " yet: still trying for up to "
                + seconds(timeout)
                + " s in all");
      }
    }

    /** How long to wait at most: until the notice or the deadline, at least a millisecond. */
    long untilNextMs(long deadlineNs) {
      long nextNs = given ? deadlineNs : Math.min(dueNs, deadlineNs);
      return Math.max(1, Math.ceilDiv(nextNs - clock.nowNs(), 1_000_000L));
    }
  }
}

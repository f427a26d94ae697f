package twoflow.chatdemo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import twoflow.client.net.FlowConnection;
import twoflow.core.cli.RoleContext;
import twoflow.core.event.EventLog;
import twoflow.core.net.Addresses;
import twoflow.core.net.Listeners;
import twoflow.core.net.TcpOptions;
import twoflow.core.pacing.LabClock;

/** Accepts members and brings them into a room, each with a reading and a writing thread. */
final class ChatServer {

  private static final long PAUSE_AFTER_FAILURE_NS = Duration.ofMillis(100).toNanos();

  private final ServerSocketChannel listener;
  private final Room room;
  private final MessageCounts counts = new MessageCounts();
  private final LabClock clock;
  private final EventLog events;
  private final Logger log;
  private boolean acceptFailed;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("server-", 1).factory());

  /**
   * @param listener an open listener; {@link #close} closes it
   * @param wanted how many members the room waits for; empty takes whoever comes
   */
  ChatServer(ServerSocketChannel listener, OptionalInt wanted, RoleContext context) {
    this.listener = listener;
    this.clock = context.clock();
    this.events = context.events();
    this.log = context.log();
    this.room = new Room(wanted, counts, clock, log);
  }

  /**
   * Binds and listens, and warns when other machines may reach it.
   *
   * @throws IOException with a line for the user when the address cannot be bound
   */
  static ServerSocketChannel listen(String bind, int port, Supplier<Logger> log)
      throws IOException {
    ServerSocketChannel listener = Listeners.open(bind, port);
    if (!InetAddress.getByName(bind).isLoopbackAddress()) {
      log.get().warn("--bind {}: other machines may reach the server", bind);
    }
    return listener;
  }

  /** The address that it listens on, {@code host:port}. */
  String address() throws IOException {
    return Addresses.text(listener.getLocalAddress());
  }

  /** The room that it brings members into. */
  Room room() {
    return room;
  }

  /** What happened so far, for the user. */
  String summary() {
    return counts.toString();
  }

  /** Begins to accept. */
  void start() throws IOException {
    log.info("server listening on {}", address());
    threads.execute(this::acceptAll);
  }

  /** Ends what has not ended, by FIN; returns when no thread works any more. */
  void close() throws IOException {
    listener.close();
    room.stop();
    threads.close();
  }

  private void acceptAll() {
    try {
      while (listener.isOpen()) {
        accept();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() throws InterruptedException {
    try {
      SocketChannel channel = listener.accept();
      if (acceptFailed) {
        log.info("server accepts members again");
        acceptFailed = false;
      }
      try {
        welcome(channel);
      } catch (IOException e) {
        channel.close();
        log.warn("server: a connection was lost before it joined: {}", e.getMessage());
      }
    } catch (ClosedChannelException e) {
      log.debug("server listens no more");
    } catch (IOException e) {
      // Such as too many open files: others may still leave, so go on, but not in a busy loop.
      if (!acceptFailed) {
        log.warn("server cannot accept a member ({}); trying again", e.getMessage());
        acceptFailed = true;
      }
      clock.sleepUntil(clock.nowNs() + PAUSE_AFTER_FAILURE_NS);
    }
  }

  private void welcome(SocketChannel channel) throws IOException {
    TcpOptions.connection(channel);
    int port = ((InetSocketAddress) channel.getRemoteAddress()).getPort();
    FlowConnection connection = new FlowConnection(Wire.FLOW, channel, clock, events);
    ConnectedMember member = new ConnectedMember(connection, port, room, counts, clock, log);
    if (!room.join(member)) {
      connection.reset();
      return;
    }
    try {
      threads.execute(member::writeAll);
      threads.execute(member::readAll);
    } catch (RejectedExecutionException e) {
      // The server closes at this very moment, and its room has let the member go already.
      log.debug("{} joined too late", connection);
    }
  }
}

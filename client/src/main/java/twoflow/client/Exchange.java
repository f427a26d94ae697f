package twoflow.client;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import twoflow.client.net.FlowConnection;
import twoflow.client.net.StreamReader;
import twoflow.core.concurrent.Uninterruptibly;
import twoflow.core.pacing.LabClock;
import twoflow.core.payload.RowMarker;

/**
 * What a client does on its connections: sends on one of them and receives on all of them at the
 * same time, until both directions of every connection have ended.
 *
 * <pre>{@code
 * calling thread:           [ send rows ... half-close ], wait for the end
 * a thread per connection:  [ receive rows ...... the other side's FIN ]
 * }</pre>
 */
public final class Exchange {

  private final boolean orderly;
  private final LabClock clock;
  private final Logger log;
  private final Ending ending = new Ending();
  private final List<FlowConnection> connections = new ArrayList<>();
  private final List<Thread> receivers = new ArrayList<>();
  private Optional<FlowConnection> sendsOn = Optional.empty();
  private Thread sender;
  private Optional<Thread> halfCloser = Optional.empty();

  /**
   * @param orderly how what has not ended is given up: by FIN, as a person leaves a chat, or else
   *     by RST, so that the other side learns that the stream is not whole
   */
  public Exchange(boolean orderly, LabClock clock, Logger log) {
    this.orderly = orderly;
    this.clock = clock;
    this.log = log;
  }

  /**
   * Adds a connection, before the exchange runs.
   *
   * @param name what log lines call it
   * @param sends whether this side sends on it, which it does on one at most
   * @param rowStart what a received row begins with; empty where every row has a newline
   * @param listener gets what happens on it, on a thread of its own
   */
  public void add(
      String name,
      FlowConnection connection,
      boolean sends,
      Optional<RowMarker> rowStart,
      ConnectionListener listener) {
    StreamReader reader = new StreamReader(connection, rowStart, clock, listener);
    ending.add(connection, sends, listener);
    connections.add(connection);
    if (sends) {
      sendsOn = Optional.of(connection);
    }
    receivers.add(
        Thread.ofPlatform()
            .name("receive-" + name)
            .unstarted(() -> receive(connection, reader, listener)));
    log.info("{} connected {} -> {}", name, connection.local(), connection.remote());
  }

  /** Lets what this side never sends on be half-closed so long after the exchange begins to run. */
  public void halfCloseUnusedAfter(Duration pause) {
    halfCloser =
        Optional.of(
            Thread.ofPlatform()
                .name("half-close")
                .unstarted(() -> {
                  try {
                    clock.sleepUntil(clock.nowNs() + pause.toNanos());
                    ending.halfCloseUnused();
                  } catch (InterruptedException over) {
                    log.debug("everything has ended before the half-close");
                  }
                }));
  }

  /**
   * Sends and receives to the end; no thread works any more when it returns, but one that waits for
   * a keyboard.
   *
   * @param sending what is sent; empty only receives
   * @throws IOException with a line for the user when a connection breaks or ends wrongly
   * @throws InterruptedException when the exchange is to stop
   */
  public void run(Optional<Sending> sending) throws IOException, InterruptedException {
    sender = Thread.currentThread();
    try {
      receivers.forEach(Thread::start);
      halfCloser.ifPresent(Thread::start);
      if (sending.isPresent() && sendsOn.isPresent()) {
        send(sending.get(), sendsOn.get());
      }
      ending.awaitEnd();
    } catch (IOException | InterruptedException e) {
      // A receiver that fails interrupts this thread: then its failure is the cause to report.
      ending.throwIfFailed();
      throw e;
    } finally {
      leave();
      receivers.forEach(Uninterruptibly::join);
      halfCloser.ifPresent(Thread::interrupt);
      halfCloser.ifPresent(Uninterruptibly::join);
    }
  }

  /** Gives up what has not ended. Every thread may do it at any time. */
  public void leave() {
    for (FlowConnection connection : connections) {
      try {
        if (orderly) {
          connection.close();
        } else {
          connection.reset();
        }
      } catch (IOException e) {
        log.debug("{}: closing failed", connection, e);
      }
    }
  }

  private void receive(
      FlowConnection connection, StreamReader reader, ConnectionListener listener) {
    try {
      boolean unterminated = reader.readToEnd();
      listener.ended(unterminated).ifPresent(ending::fail);
      ending.partnerEnded(connection);
    } catch (IOException e) {
      if (!connection.endedEarly()) {
        ending.fail(e);
      } else {
        ending.endedEarly();
      }
    } catch (RuntimeException e) {
      ending.fail(new IOException(connection + ": unexpected error: " + e, e));
    }
    if (ending.failed()) {
      // First: the interrupt would close a channel in mid-write by FIN.
      leave();
      sender.interrupt();
    }
  }

  private void send(Sending sending, FlowConnection connection)
      throws IOException, InterruptedException {
    if (sending.interactive()) {
      // A keyboard cannot be interrupted: its thread must not keep the program alive.
      Thread.ofPlatform().daemon().name("keyboard").start(() -> sendTyped(sending, connection));
      ending.awaitEitherSide();
    } else {
      sending.sendAll(connection);
    }
    ending.sendingDone();
  }

  private void sendTyped(Sending sending, FlowConnection connection) {
    try {
      sending.sendAll(connection);
      ending.sendingDone();
    } catch (ClosedChannelException ended) {
      log.debug("{}: typed after the end", connection);
    } catch (IOException e) {
      ending.fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

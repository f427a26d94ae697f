package twoflow.client;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import twoflow.client.net.Connector;
import twoflow.client.net.FlowConnection;
import twoflow.client.net.ResetAtOnceException;
import twoflow.core.concurrent.Uninterruptibly;
import twoflow.core.event.EventLog;
import twoflow.core.pacing.LabClock;
import twoflow.core.payload.ReceivedRow;
import twoflow.core.row.Flow;
import twoflow.core.run.StopSignal;

/**
 * A client's run. It connects all its flows, then sends on one of them and receives on all of them
 * at the same time, until both directions of every connection have ended.
 *
 * <pre>{@code
 * calling thread:        connect, connect, [ send rows ... half-close ], wait for the end
 * a thread per flow:                       [ receive rows ...... partner's FIN ]
 * }</pre>
 */
public final class PeerRun {

  private final PeerOptions options;
  private final LabClock clock;
  private final EventLog events;
  private final Logger log;
  private final Preparation warmUp;
  private final Consumer<ReceivedRow> onRow;
  private final List<PeerConnection> peers = new ArrayList<>();
  private final List<Receiving> receivings = new ArrayList<>();
  private final List<Thread> receivers = new ArrayList<>();

  /**
   * @param onRow called with each received row, on the thread of its connection
   */
  public PeerRun(
      PeerOptions options,
      LabClock clock,
      EventLog events,
      Consumer<ReceivedRow> onRow,
      Logger log) {
    this(options, clock, events, onRow, log, new WarmUp(clock)::run);
  }

  /**
   * @param warmUp what comes before the first connection
   */
  PeerRun(
      PeerOptions options,
      LabClock clock,
      EventLog events,
      Consumer<ReceivedRow> onRow,
      Logger log,
      Preparation warmUp) {
    this.options = options;
    this.clock = clock;
    this.events = events;
    this.onRow = onRow;
    this.log = log;
    this.warmUp = warmUp;
  }

  /**
   * Runs to the end.
   *
   * @param sendingFlow the flow that {@code sending} goes to; connected only if the options say so
   * @param sending what is sent; empty only listens
   * @return one line that says what was sent and received
   * @throws IOException with a line for the user when a connection cannot be made or breaks
   * @throws InterruptedException when the program was stopped
   */
  public String run(Flow sendingFlow, Optional<Sending> sending, StopSignal stop)
      throws IOException, InterruptedException {
    Ending ending = new Ending(peers);
    boolean interactive = sending.isPresent() && sending.get().interactive();
    try {
      if (sending.isPresent()) {
        sending.get().announce();
      }
      warmUp.run();
      connect(sending.isPresent() ? Optional.of(sendingFlow) : Optional.empty());
      stop.onRequest(() -> leave(interactive));
      startReceiving(ending, interactive);
      if (sending.isPresent()) {
        send(sending.get(), ending);
      }
      ending.awaitEnd();
      return summary(sending.map(Sending::sentRows).orElse(0L));
    } catch (IOException | InterruptedException e) {
      throwIfRefused(e);
      // A receiver that fails interrupts this thread: then its failure is the cause to report.
      ending.throwIfFailed();
      throw e;
    } finally {
      leave(interactive);
      receivers.forEach(Uninterruptibly::join);
    }
  }

  /** What a run does before it connects. */
  interface Preparation {

    void run() throws IOException, InterruptedException;
  }

  private void connect(Optional<Flow> sendingFlow) throws IOException, InterruptedException {
    Connector connector = new Connector(clock, options.connectTimeout(), options.from());
    for (Flow flow : options.flows()) {
      SocketChannel channel = connect(connector, flow);
      FlowConnection connection = new FlowConnection(flow.name(), channel, clock, events);
      boolean sends = sendingFlow.isPresent() && sendingFlow.get() == flow;
      peers.add(new PeerConnection(connection, sends));
      log.info("{} connected {} -> {}", flow, connection.local(), connection.remote());
    }
  }

  private SocketChannel connect(Connector connector, Flow flow)
      throws IOException, InterruptedException {
    String host = options.relay();
    int port = options.port(flow);
    try {
      return connector.connect(
          host,
          port,
          waiting -> log.info("{}: no relay {} (./lab relay starts one)", flow, waiting));
    } catch (ResetAtOnceException e) {
      throw refused(flow.name(), host + ":" + port, e);
    }
  }

  private void throwIfRefused(Exception cause) throws IOException {
    for (PeerConnection peer : peers) {
      if (peer.connection().brokenAtOnce()) {
        throw refused(peer.connection().flow(), peer.connection().remote(), cause);
      }
    }
  }

  /** A relay can refuse a client by a reset alone: the client has to say what that means. */
  private static IOException refused(String flow, String relay, Exception cause) {
    return new IOException(
        flow
            + " "
            + relay
            + ": reset at once: the relay's pairs are taken (relay --sessions N) or it has too many"
            + " connections (relay --max-connections N)",
        cause);
  }

  private void startReceiving(Ending ending, boolean interactive) {
    Thread sender = Thread.currentThread();
    int next = 0;
    for (Flow flow : options.flows()) {
      Receiving receiving = new Receiving(peers.get(next++), flow, ending, clock, onRow, log);
      receivings.add(receiving);
      receivers.add(
          Thread.ofPlatform()
              .name("receive-" + flow)
              .start(() -> {
                receiving.run();
                if (ending.failed()) {
                  // First: the interrupt would close a channel in mid-write by FIN.
                  leave(interactive);
                  sender.interrupt();
                }
              }));
    }
  }

  private void send(Sending sending, Ending ending) throws IOException, InterruptedException {
    for (PeerConnection peer : peers) {
      if (peer.sends() && sending.interactive()) {
        Thread.ofPlatform()
            .daemon()
            .name("keyboard")
            .start(() -> sendTyped(sending, peer.connection(), ending));
        ending.awaitEitherSide();
        ending.sendingDone();
      } else if (peer.sends()) {
        sending.sendAll(peer.connection());
        ending.sendingDone();
      }
    }
  }

  private void sendTyped(Sending sending, FlowConnection connection, Ending ending) {
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

  /** Gives up what has not ended: by FIN when a person leaves a chat, else by RST. */
  private void leave(boolean orderly) {
    for (PeerConnection peer : peers) {
      try {
        if (orderly) {
          peer.connection().close();
        } else {
          peer.connection().reset();
        }
      } catch (IOException e) {
        log.debug("{}: closing failed", peer.connection(), e);
      }
    }
  }

  private String summary(long sentRows) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < peers.size(); i++) {
      FlowConnection connection = peers.get(i).connection();
      if (peers.get(i).sends()) {
        parts.add(part("sent", sentRows, connection.sentBytes(), connection));
      }
      if (!peers.get(i).sends() || connection.receivedBytes() > 0) {
        parts.add(
            part("received", receivings.get(i).rows(), connection.receivedBytes(), connection));
      }
    }
    return String.join(", ", parts);
  }

  private static String part(String done, long rows, long bytes, FlowConnection connection) {
    return "%s %d rows (%d bytes) on %s".formatted(done, rows, bytes, connection.flow());
  }
}

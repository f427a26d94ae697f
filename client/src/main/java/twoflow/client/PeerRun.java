package twoflow.client;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import twoflow.client.net.Connector;
import twoflow.client.net.FlowConnection;
import twoflow.client.net.ResetAtOnceException;
import twoflow.core.event.EventLog;
import twoflow.core.pacing.LabClock;
import twoflow.core.row.Flow;
import twoflow.core.run.StartSignal;
import twoflow.core.run.StopSignal;

/** A client's run: connects all its flows, then sends on one of them and receives on all. */
public final class PeerRun {

  /** What it logs when it waits for the word to begin. */
  public static final String READY = "ready";

  private final PeerOptions options;
  private final LabClock clock;
  private final EventLog events;
  private final Logger log;
  private final Preparation preparation;
  private final PartnerListener partner;
  private final List<ReceivedRows> received = new ArrayList<>();

  /**
   * @param partner gets what a person wants to know of the partner
   * @param start the word to connect, for which it waits when it is ready
   */
  public PeerRun(
      PeerOptions options,
      LabClock clock,
      EventLog events,
      PartnerListener partner,
      StartSignal start,
      Logger log) {
    this(
        options,
        clock,
        events,
        partner,
        log,
        () -> {
          new WarmUp(clock).run();
          if (start.held()) {
            log.info(READY);
          }
          start.await();
        });
  }

  /**
   * @param preparation what comes before the first connection
   */
  PeerRun(
      PeerOptions options,
      LabClock clock,
      EventLog events,
      PartnerListener partner,
      Logger log,
      Preparation preparation) {
    this.options = options;
    this.clock = clock;
    this.events = events;
    this.partner = partner;
    this.log = log;
    this.preparation = preparation;
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
    Optional<Flow> sendsOn = sending.map(any -> sendingFlow);
    // A person leaves a chat in order; a schedule that is cut off is a fault.
    Exchange exchange =
        new Exchange(sending.isPresent() && sending.get().interactive(), clock, log);
    try {
      if (sending.isPresent()) {
        sending.get().announce();
      }
      preparation.run();
      connect(exchange, sendingFlow, sending);
      options.tcp().halfCloseAfter().ifPresent(exchange::halfCloseUnusedAfter);
      stop.onRequest(exchange::leave);
      partner.connected();
      exchange.run(sending);
      return summary(sendsOn, sending.map(Sending::sentRows).orElse(0L));
    } catch (IOException | InterruptedException e) {
      throwIfRefused(e);
      throw e;
    } finally {
      exchange.leave();
    }
  }

  /** What a run does before it connects. */
  interface Preparation {

    void run() throws IOException, InterruptedException;
  }

  private void connect(Exchange exchange, Flow sendingFlow, Optional<Sending> sending)
      throws IOException, InterruptedException {
    Connector connector =
        new Connector(
            clock, options.connectTimeout(), options.from(), options.tcp().receiveBufferBytes());
    for (Flow flow : options.flows()) {
      SocketChannel channel = connect(connector, flow);
      options.tcp().apply(channel);
      FlowConnection connection = new FlowConnection(flow.name(), channel, clock, events);
      connection.readAfter(options.tcp().readAfter());
      boolean sends = sending.isPresent() && flow == sendingFlow;
      ReceivedRows rows =
          new ReceivedRows(
              flow, connection, sends ? new RepliedTo(sending.get(), partner) : partner, log);
      received.add(rows);
      ConnectionListener listener = sends ? rows : options.rows().receiving(connection, rows, log);
      exchange.add(flow.name(), connection, sends, ReceivedRows.start(flow), listener);
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
          waiting -> {
            log.info("{}: no relay {} (./lab relay starts one)", flow, waiting);
            partner.noRelay(waiting);
          });
    } catch (ResetAtOnceException e) {
      throw refused(flow.name(), host + ":" + port, e);
    }
  }

  private void throwIfRefused(Exception cause) throws IOException {
    for (ReceivedRows rows : received) {
      FlowConnection connection = rows.connection();
      if (connection.brokenAtOnce()) {
        throw refused(connection.flow(), connection.remote(), cause);
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

  private String summary(Optional<Flow> sendsOn, long sentRows) {
    List<String> parts = new ArrayList<>();
    for (ReceivedRows rows : received) {
      FlowConnection connection = rows.connection();
      boolean sends = sendsOn.equals(Optional.of(rows.flow()));
      if (sends) {
        parts.add(part("sent", sentRows, connection.sentBytes(), connection));
      }
      if (!sends || connection.receivedBytes() > 0) {
        parts.add(part("received", rows.count(), connection.receivedBytes(), connection));
      }
    }
    return String.join(", ", parts);
  }

  private static String part(String done, long rows, long bytes, FlowConnection connection) {
    return "%s %d rows (%d bytes) on %s".formatted(done, rows, bytes, connection.flow());
  }
}

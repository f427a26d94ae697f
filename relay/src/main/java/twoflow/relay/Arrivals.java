package twoflow.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.slf4j.Logger;
import twoflow.core.net.TcpOptions;
import twoflow.core.pacing.LabClock;

/** Accepts the peers of one flow and pairs them in order of arrival. */
final class Arrivals implements ReadyHandler {

  /** A flood of peers must not keep the loop from the running pairs: they come in between. */
  private static final int MAX_ACCEPTS = 64;

  private static final long ACCEPT_RETRY_NS = Duration.ofMillis(200).toNanos();

  private final FlowListener flow;
  private final Pairing pairing;
  private final ConnectionLimit limit;
  private final Selector selector;
  private final PieceBuffers buffers;
  private final RelayObserver observer;
  private final LabClock clock;
  private final Logger log;
  private final SelectionKey key;
  private LegHandler waiting;
  private boolean acceptFailed;
  private long acceptAgainNs = Long.MAX_VALUE;

  Arrivals(
      FlowListener flow,
      Pairing pairing,
      ConnectionLimit limit,
      Selector selector,
      PieceBuffers buffers,
      RelayObserver observer,
      LabClock clock,
      Logger log)
      throws IOException {
    this.flow = flow;
    this.pairing = pairing;
    this.limit = limit;
    this.selector = selector;
    this.buffers = buffers;
    this.observer = observer;
    this.clock = clock;
    this.log = log;
    this.key = flow.channel().register(selector, SelectionKey.OP_ACCEPT, this);
  }

  @Override
  public void ready(SelectionKey ready) {
    accept();
  }

  private void accept() {
    try {
      for (int accepts = 0; accepts < MAX_ACCEPTS; accepts++) {
        SocketChannel channel = flow.channel().accept();
        if (channel == null) {
          acceptsAgain();
          return;
        }
        admit(channel);
      }
    } catch (IOException e) {
      pauseAccepting(e);
    }
  }

  @Override
  public Session session() {
    return null;
  }

  /** When the loop has to look at this flow again without a ready socket; epoch nanoseconds. */
  long deadlineNs() {
    return Math.min(acceptAgainNs, pairDeadlineNs());
  }

  /**
   * Does what time has made due.
   *
   * @throws IOException when the flow has waited for a pair in vain
   */
  void tick() throws IOException {
    if (deadlineNs() == Long.MAX_VALUE) {
      return;
    }
    long nowNs = clock.nowNs();
    if (nowNs >= acceptAgainNs) {
      acceptAgainNs = Long.MAX_VALUE;
      key.interestOps(SelectionKey.OP_ACCEPT);
      // Linux refuses for want of descriptors also when nobody waits: then no select finds the key.
      accept();
    }
    if (nowNs >= pairDeadlineNs()) {
      String who =
          waiting == null ? "nobody is there" : waiting.leg().remote() + " waits for its partner";
      throw new IOException(
          "%s: no pair within %s s: %s"
              .formatted(flow.name(), pairing.timeout().toMillis() / 1000.0, who));
    }
  }

  /** A waiting peer has gone. */
  void left(LegHandler handler) {
    if (handler == waiting) {
      waiting = null;
    }
    limit.gone(1);
    observer.left(handler.leg(), clock.nowNs());
  }

  /** A waiting peer was given up because the relay ends. */
  void gaveUp(Leg leg, String cause) {
    observer.reset(leg, cause, clock.nowNs());
  }

  void sessionOver(Session session) {
    limit.gone(2);
    flow.pairEnds(session.wasReset(), session.forwardedBytes(), clock.nowNs());
  }

  private long pairDeadlineNs() {
    boolean waits = !pairing.exhausted(flow.pairs()) && !flow.hasRunningPair();
    return pairing.timeout().isZero() || !waits
        ? Long.MAX_VALUE
        : flow.waitingSinceNs() + pairing.timeout().toNanos();
  }

  private void admit(SocketChannel channel) {
    try {
      if (pairing.exhausted(flow.pairs())) {
        refuse(channel, "all wanted sessions are taken");
        return;
      }
      if (limit.reached()) {
        refuse(channel, limit.reason());
        return;
      }
      Leg leg = new Leg(flow, channel, selector);
      limit.letIn();
      observer.connected(leg, clock.nowNs());
      Direction direction = new Direction(leg, buffers, observer, clock);
      LegHandler handler = new LegHandler(leg, direction, this);
      leg.key().attach(handler);
      // The waiting peer may have gone since the last select: look before pairing it.
      boolean partnerThere = waiting != null && waiting.stillWaits();
      if (!partnerThere) {
        waiting = handler;
        observer.waiting(leg);
      } else {
        pair(waiting, handler);
      }
    } catch (IOException e) {
      // The peer has reset the connection before it could be set up.
      log.debug("{}: a peer went while it was accepted", flow.name(), e);
      closeQuietly(channel);
    }
  }

  private void closeQuietly(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      log.debug("{}: closing failed", flow.name(), e);
    }
  }

  private void refuse(SocketChannel channel, String reason) throws IOException {
    try (channel) {
      flow.refuses();
      observer.refused(
          flow.name(),
          (InetSocketAddress) channel.getLocalAddress(),
          (InetSocketAddress) channel.getRemoteAddress(),
          reason,
          clock.nowNs());
      TcpOptions.resetOnClose(channel);
    }
  }

  private void pair(LegHandler first, LegHandler second) {
    waiting = null;
    long number = flow.pairBegins();
    observer.paired(first.leg(), second.leg(), number, clock.nowNs());
    Session session = new Session(first.direction(), second.direction(), observer, clock);
    first.joins(session);
    second.joins(session);
    session.begin();
    if (session.over()) {
      sessionOver(session);
    }
  }

  /** Nobody is left to be accepted: so a shortage that there was is over, and not only for one. */
  private void acceptsAgain() {
    if (acceptFailed) {
      log.info("{}: accepts peers again", flow.name());
      acceptFailed = false;
    }
  }

  private void pauseAccepting(IOException e) {
    if (!acceptFailed) {
      log.error(
          "{}: cannot accept a peer ({}); the pairs go on, trying again",
          flow.name(),
          e.getMessage());
      acceptFailed = true;
    }
    key.interestOps(0);
    acceptAgainNs = clock.nowNs() + ACCEPT_RETRY_NS;
  }
}

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
final class Acceptor implements ReadyHandler {

  /** Accepted in one turn: a flood of peers must not keep the loop from the running sessions. */
  private static final int MAX_ACCEPTS = 64;

  private static final long ACCEPT_RETRY_NS = Duration.ofMillis(200).toNanos();

  private final FlowListener flow;
  private final SessionLimits limits;
  private final ConnectionLimit limit;
  private final Selector selector;
  private final PieceBuffers buffers;
  private final RelayObserver observer;
  private final LabClock clock;
  private final Logger log;
  private final SelectionKey key;
  private PeerHandler waiting;
  private boolean acceptFailed;
  private long acceptAgainNs = Long.MAX_VALUE;

  Acceptor(
      FlowListener flow,
      SessionLimits limits,
      ConnectionLimit limit,
      Selector selector,
      PieceBuffers buffers,
      RelayObserver observer,
      LabClock clock,
      Logger log)
      throws IOException {
    this.flow = flow;
    this.limits = limits;
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
          endShortage();
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

  /** When {@link #tick} is due even if no socket is ready; epoch nanoseconds. */
  long deadlineNs() {
    return Math.min(acceptAgainNs, sessionDeadlineNs());
  }

  /**
   * Does what is due: accepts again after a pause, or ends the wait for a session.
   *
   * @throws IOException when the flow has waited too long for a session
   */
  void tick() throws IOException {
    if (deadlineNs() == Long.MAX_VALUE) {
      return;
    }
    long nowNs = clock.nowNs();
    if (nowNs >= acceptAgainNs) {
      acceptAgainNs = Long.MAX_VALUE;
      key.interestOps(SelectionKey.OP_ACCEPT);
      // Without free descriptors Linux fails the accept even if no peer waits, and then no select
      // reports the key: so accept here.
      accept();
    }
    if (nowNs >= sessionDeadlineNs()) {
      String who =
          waiting == null ? "nobody is there" : waiting.peer().remote() + " waits for its partner";
      throw new IOException(
          "%s: no pair within %s s: %s"
              .formatted(flow.name(), limits.timeout().toMillis() / 1000.0, who));
    }
  }

  /** A waiting peer has left. */
  void left(PeerHandler handler) {
    if (handler == waiting) {
      waiting = null;
    }
    limit.release(1);
    observer.left(handler.peer(), clock.nowNs());
  }

  /** A waiting peer was reset because the relay ends. */
  void aborted(PeerConnection peer, String cause) {
    observer.reset(peer, cause, clock.nowNs());
  }

  /** A session is over: both its connections are closed. */
  void sessionOver(Session session) {
    limit.release(2);
    flow.sessionEnded(session.wasReset(), session.forwardedBytes(), clock.nowNs());
  }

  private long sessionDeadlineNs() {
    boolean waits = !limits.exhausted(flow.sessions()) && !flow.hasRunningSession();
    return limits.timeout().isZero() || !waits
        ? Long.MAX_VALUE
        : flow.waitingSinceNs() + limits.timeout().toNanos();
  }

  private void admit(SocketChannel channel) {
    try {
      if (limits.exhausted(flow.sessions())) {
        refuse(channel, "all wanted sessions are taken");
        return;
      }
      if (limit.reached()) {
        refuse(channel, limit.reason());
        return;
      }
      PeerConnection peer = new PeerConnection(flow, channel, selector);
      limit.acquire();
      observer.connected(peer, clock.nowNs());
      Direction direction = new Direction(peer, buffers, observer, clock, flow.newImpairedStream());
      PeerHandler handler = new PeerHandler(peer, direction, this);
      peer.key().attach(handler);
      // The waiting peer may have left since the last select: check before pairing it.
      boolean partnerThere = waiting != null && waiting.stillWaits();
      if (!partnerThere) {
        waiting = handler;
        observer.waiting(peer);
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
      flow.peerRefused();
      observer.refused(
          flow.name(),
          (InetSocketAddress) channel.getLocalAddress(),
          (InetSocketAddress) channel.getRemoteAddress(),
          reason,
          clock.nowNs());
      TcpOptions.resetOnClose(channel);
    }
  }

  private void pair(PeerHandler first, PeerHandler second) {
    waiting = null;
    long number = flow.sessionStarted();
    observer.paired(first.peer(), second.peer(), number, clock.nowNs());
    Session session = new Session(first.direction(), second.direction(), observer, clock);
    first.join(session);
    second.join(session);
    session.begin();
    if (session.over()) {
      sessionOver(session);
    }
  }

  /** Called when every peer in the queue was accepted: a shortage of descriptors is over. */
  private void endShortage() {
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

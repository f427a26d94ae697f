package twoflow.relay;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import twoflow.core.net.RelativeSeq;
import twoflow.core.payload.Printable;
import twoflow.relay.impair.ImpairOption;

/**
 * Logs what the relay does. A connection is named by its peer's address. If very many peers connect
 * in one second, most of them get no lines for connect and close, only for payload and resets; they
 * are counted instead. With {@code -v} every peer gets all its lines.
 */
final class LogObserver implements RelayObserver {

  /** More of a piece is forwarded, but not shown. */
  static final int MAX_SHOWN_BYTES = 1024;

  private static final int PEERS_PER_SECOND = 200;

  private final Logger log;
  private final boolean payload;
  private final LineLimit connectLines = new LineLimit(PEERS_PER_SECOND);
  private final RefusalLog refusals;

  /**
   * @param payload whether each forwarded piece gets a line
   */
  LogObserver(Logger log, boolean payload) {
    this.log = log;
    this.payload = payload;
    this.refusals = new RefusalLog(log);
  }

  @Override
  public boolean observesPieces() {
    return payload;
  }

  @Override
  public void connected(PeerConnection peer, long timeNs) {
    if (log.isDebugEnabled() || connectLines.admits(timeNs)) {
      log.info("{} {} connected{}", flow(peer), peer.remote(), connectLines.suppressed());
    } else {
      peer.suppressLogging();
    }
  }

  @Override
  public void waiting(PeerConnection peer) {
    if (!peer.logSuppressed()) {
      log.info("{} {} waits for its partner", flow(peer), peer.remote());
    }
  }

  @Override
  public void paired(PeerConnection first, PeerConnection second, long session, long timeNs) {
    if (first.logSuppressed() && second.logSuppressed()) {
      return;
    }
    log.info(
        "{} {} <-> {} paired (session {})", flow(first), first.remote(), second.remote(), session);
  }

  @Override
  public void left(PeerConnection peer, long timeNs) {
    if (!peer.logSuppressed()) {
      log.info("{} {} left before its partner came", flow(peer), peer.remote());
    }
  }

  @Override
  public void refused(
      String flow, InetSocketAddress local, InetSocketAddress remote, String reason, long timeNs) {
    refusals.refused(flow, remote, reason, timeNs);
  }

  @Override
  public void forwarding(PeerConnection from, PeerConnection to, long firstSeq, ByteBuffer piece) {
    if (!payload || !log.isInfoEnabled()) {
      return;
    }
    int bytes = piece.remaining();
    ByteBuffer shown = piece.duplicate();
    shown.limit(shown.position() + Math.min(bytes, MAX_SHOWN_BYTES));
    log.info(
        "{} {} -> {} len={} {} {}{}",
        flow(from),
        from.remote(),
        to.remote(),
        bytes,
        RelativeSeq.range(firstSeq, firstSeq + bytes - 1),
        Printable.of(shown),
        bytes > MAX_SHOWN_BYTES ? " [cut]" : "");
  }

  @Override
  public void impaired(PeerConnection from, ImpairOption done, long timeNs) {
    log.info("{} {} impaired: {}", flow(from), from.remote(), done);
  }

  @Override
  public void ended(PeerConnection from, long timeNs) {
    if (!from.logSuppressed()) {
      log.info("{} {} sends nothing more (FIN)", flow(from), from.remote());
    }
  }

  @Override
  public void closed(PeerConnection peer, long timeNs) {
    if (!peer.logSuppressed()) {
      log.info("{} {} closed", flow(peer), peer.remote());
    }
  }

  @Override
  public void reset(PeerConnection peer, String cause, long timeNs) {
    log.warn("{} {} reset: {}", flow(peer), peer.remote(), cause);
  }

  private static String flow(PeerConnection peer) {
    return peer.flow().name();
  }
}

package twoflow.relay;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import twoflow.core.net.RelativeSeq;
import twoflow.core.payload.Printable;

/**
 * Logs what the relay does. Legs are named by their peers' addresses. Where peers come in a crowd,
 * most of them are only counted: their coming and going has no lines, their payload and their
 * resets have. With {@code -v} all have lines.
 */
final class LogObserver implements RelayObserver {

  /** More of a piece is forwarded, but not shown. */
  static final int MAX_SHOWN_BYTES = 1024;

  private static final int PEERS_PER_SECOND = 200;

  private final Logger log;
  private final boolean payload;
  private final LineLimit crowd = new LineLimit(PEERS_PER_SECOND);
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
  public boolean followsPieces() {
    return payload;
  }

  @Override
  public void connected(Leg leg, long timeNs) {
    if (log.isDebugEnabled() || crowd.admits(timeNs)) {
      log.info("{} {} connected{}", flow(leg), leg.remote(), crowd.untold());
    } else {
      leg.countOnly();
    }
  }

  @Override
  public void waiting(Leg leg) {
    if (!leg.onlyCounted()) {
      log.info("{} {} waits for its partner", flow(leg), leg.remote());
    }
  }

  @Override
  public void paired(Leg first, Leg second, long session, long timeNs) {
    if (first.onlyCounted() && second.onlyCounted()) {
      return;
    }
    log.info(
        "{} {} <-> {} paired (session {})", flow(first), first.remote(), second.remote(), session);
  }

  @Override
  public void left(Leg leg, long timeNs) {
    if (!leg.onlyCounted()) {
      log.info("{} {} left before its partner came", flow(leg), leg.remote());
    }
  }

  @Override
  public void refused(
      String flow, InetSocketAddress local, InetSocketAddress remote, String reason, long timeNs) {
    refusals.refused(flow, remote, reason, timeNs);
  }

  @Override
  public void forwarding(Leg from, Leg to, long firstSeq, ByteBuffer piece) {
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
  public void ended(Leg from, long timeNs) {
    if (!from.onlyCounted()) {
      log.info("{} {} has half-closed", flow(from), from.remote());
    }
  }

  @Override
  public void closed(Leg leg, long timeNs) {
    if (!leg.onlyCounted()) {
      log.info("{} {} closed", flow(leg), leg.remote());
    }
  }

  @Override
  public void reset(Leg leg, String cause, long timeNs) {
    log.warn("{} {} reset: {}", flow(leg), leg.remote(), cause);
  }

  private static String flow(Leg leg) {
    return leg.flow().name();
  }
}

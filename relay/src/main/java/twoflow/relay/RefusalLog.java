package twoflow.relay;

import java.net.InetSocketAddress;
import org.slf4j.Logger;
import twoflow.core.net.Addresses;

/**
 * Logs refused peers, at most a few per second. The others are counted on the next line; the
 * relay's summary counts all.
 */
final class RefusalLog {

  private static final int PEERS_PER_SECOND = 5;

  private final Logger log;
  private final LineLimit limit = new LineLimit(PEERS_PER_SECOND);

  RefusalLog(Logger log) {
    this.log = log;
  }

  /** A peer is refused. */
  void refused(String flow, InetSocketAddress remote, String reason, long timeNs) {
    if (limit.admits(timeNs)) {
      log.warn("{} {} refused: {}{}", flow, Addresses.text(remote), reason, limit.suppressed());
    }
  }
}

package twoflow.relay;

import java.net.InetSocketAddress;
import org.slf4j.Logger;
import twoflow.core.net.Addresses;

/**
 * Logs refused peers, a few in a second. Those without a line are counted on the next line; the
 * relay's last words count all.
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
      log.warn("{} {} refused: {}{}", flow, Addresses.text(remote), reason, limit.untold());
    }
  }
}

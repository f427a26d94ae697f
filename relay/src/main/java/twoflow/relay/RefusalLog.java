package twoflow.relay;

import java.net.InetSocketAddress;
import org.slf4j.Logger;
import twoflow.core.net.Addresses;

/**
 * Logs refused peers, no more than a few lines in a second: a flood of peers must not flood the
 * log. Those without a line are counted on the next line; the relay's last words count all.
 */
final class RefusalLog {

  private static final long PERIOD_NS = 1_000_000_000;
  private static final int LINES_PER_PERIOD = 5;

  private final Logger log;
  private long periodBeganNs;
  private int lines;
  private long untold;

  RefusalLog(Logger log) {
    this.log = log;
  }

  /** A peer is refused. */
  void refused(String flow, InetSocketAddress remote, String reason, long timeNs) {
    if (lines == 0 || timeNs - periodBeganNs >= PERIOD_NS) {
      periodBeganNs = timeNs;
      lines = 0;
    }
    if (lines == LINES_PER_PERIOD) {
      untold++;
      return;
    }
    lines++;
    String before = untold == 0 ? "" : " (and " + untold + " peers before it)";
    untold = 0;
    log.warn("{} {} refused: {}{}", flow, Addresses.text(remote), reason, before);
  }
}

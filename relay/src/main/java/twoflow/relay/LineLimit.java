package twoflow.relay;

/**
 * Limits how many peers get log lines of their own per second, so that a flood of peers does not
 * flood the log. The other peers are counted.
 */
final class LineLimit {

  private static final long PERIOD_NS = 1_000_000_000;

  private final int maxPerSecond;
  private long periodStartNs;
  private int emitted;
  private long suppressed;

  LineLimit(int maxPerSecond) {
    this.maxPerSecond = maxPerSecond;
  }

  /** Whether one more peer gets a line; if not, the peer is counted as suppressed. */
  boolean admits(long timeNs) {
    if (emitted == 0 || timeNs - periodStartNs >= PERIOD_NS) {
      periodStartNs = timeNs;
      emitted = 0;
    }
    if (emitted == maxPerSecond) {
      suppressed++;
      return false;
    }
    emitted++;
    return true;
  }

  /** The end of an admitted peer's line: how many peers were suppressed since the last line. */
  String suppressed() {
    String text = suppressed == 0 ? "" : " (and " + suppressed + " peers before it)";
    suppressed = 0;
    return text;
  }
}

package twoflow.relay;

/**
 * How many peers get log lines of their own within a second: a flood of peers must not flood the
 * log. The others are counted.
 */
final class LineLimit {

  private static final long PERIOD_NS = 1_000_000_000;

  private final int most;
  private long periodBeganNs;
  private int told;
  private long untold;

  /**
   * @param most how many peers are told of in a second
   */
  LineLimit(int most) {
    this.most = most;
  }

  /** Whether one more peer is told of. */
  boolean admits(long timeNs) {
    if (told == 0 || timeNs - periodBeganNs >= PERIOD_NS) {
      periodBeganNs = timeNs;
      told = 0;
    }
    if (told == most) {
      untold++;
      return false;
    }
    told++;
    return true;
  }

  /** For the end of an admitted peer's line: how many were not told of since the last such line. */
  String untold() {
    String text = untold == 0 ? "" : " (and " + untold + " peers before it)";
    untold = 0;
    return text;
  }
}

package twoflow.analysis.event;

/** How often one row was written or read by one program. */
public final class RowEventCount {

  private final Key key;
  private final long firstTimeNs;
  private long lastTimeNs;
  private long count;

  RowEventCount(Key key, long firstTimeNs) {
    this.key = key;
    this.firstTimeNs = firstTimeNs;
  }

  void add(long timeNs) {
    lastTimeNs = timeNs;
    count++;
  }

  /** Which row, and where. */
  public Key key() {
    return key;
  }

  /** When its first byte was written or read, epoch nanoseconds. */
  public long firstTimeNs() {
    return firstTimeNs;
  }

  /** When its last byte was. */
  public long lastTimeNs() {
    return lastTimeNs;
  }

  /** How many writes or reads it took. */
  public long count() {
    return count;
  }

  /**
   * A row at a program.
   *
   * @param role the program
   * @param event {@code sent} or {@code received}
   * @param flow the flow
   * @param row the row's number, from 1
   */
  public record Key(String role, String event, String flow, long row) {}
}

package twoflow.core.event;

/**
 * One line of an event file. A number that does not apply is 0 and is written as an empty column.
 *
 * @param timeNs when, epoch nanoseconds
 * @param type what
 * @param flow the flow's name
 * @param row the number of the row, from 1
 * @param chunk the number of the write within its row, from 1
 * @param local this side's address, {@code host:port}
 * @param remote the other side's address
 * @param firstSeq stream offset of the first byte + 1: the relative sequence number in 64 bits
 * @param lastSeq stream offset of the last byte + 1
 * @param dueNs when the bytes were due, epoch nanoseconds
 */
public record Event(
    long timeNs,
    EventType type,
    String flow,
    long row,
    long chunk,
    String local,
    String remote,
    long firstSeq,
    long lastSeq,
    long dueNs) {

  /** The first line of an event file. */
  public static final String HEADER =
      "time_ns,event,flow,row,chunk,local,remote,first_seq,last_seq,due_ns";

  /** An event of a connection as a whole. */
  public static Event of(long timeNs, EventType type, String flow, String local, String remote) {
    return new Event(timeNs, type, flow, 0, 0, local, remote, 0, 0, 0);
  }

  /**
   * The line of the event file, without its end. No column can hold a comma, a quote or a line
   * break: flows are named by letters, digits, {@code _} and {@code -}, addresses are numeric.
   */
  public String line() {
    StringBuilder line = new StringBuilder(128);
    line.append(timeNs).append(',').append(type.column()).append(',').append(flow);
    number(line, row);
    number(line, chunk);
    line.append(',').append(local).append(',').append(remote);
    number(line, firstSeq);
    number(line, lastSeq);
    number(line, dueNs);
    return line.toString();
  }

  private static void number(StringBuilder line, long value) {
    line.append(',');
    if (value != 0) {
      line.append(value);
    }
  }
}

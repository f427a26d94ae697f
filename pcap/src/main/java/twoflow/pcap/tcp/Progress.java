package twoflow.pcap.tcp;

/**
 * How far one direction has come in its sequence numbers, counted in 64 bits. The numbers on the
 * wire are modulo 2^32 (RFC 9293, 3.4), so a number has its place only near the newest one:
 *
 * <pre>
 *    newest - 2^30  ...  newest  ...  newest + 2^26
 *    the largest window           what a capture may lack at once
 *    (RFC 7323, 2.3)              without anything that confirms it
 * </pre>
 *
 * A sender goes on where it stopped, so only a capture that lost packets has a number far ahead.
 */
final class Progress {

  static final int MAX_AHEAD = 1 << 26;
  private static final int MAX_BEHIND = 1 << 30;

  private long newest;

  /** Begins at a number. */
  Progress(long first) {
    newest = first;
  }

  /** Behind the last number that the direction has used, or that was acknowledged of it. */
  long newest() {
    return newest;
  }

  /** Whether a number is near enough to have a place. */
  boolean reaches(int number) {
    int distance = number - (int) newest;
    return distance >= -MAX_BEHIND && distance <= MAX_AHEAD;
  }

  /** The place of a number within reach. */
  long place(int number) {
    return newest + (number - (int) newest);
  }

  /** Goes on to a place, unless it is passed already. */
  void advance(long place) {
    newest = Math.max(newest, place);
  }

  /** Goes on to a number out of reach, which comes later than all before. */
  void jump(int number) {
    newest += Integer.toUnsignedLong(number - (int) newest);
  }
}

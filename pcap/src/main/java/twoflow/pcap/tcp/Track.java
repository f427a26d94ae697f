package twoflow.pcap.tcp;

/**
 * Numbers of one direction that lie near each other: those that its sender used, and those that the
 * other side acknowledged.
 */
final class Track {

  private static final long NONE = Long.MAX_VALUE;

  private final long firstFrame;
  private final Progress progress;
  private long firstByte = NONE;
  private long firstEmpty = NONE;
  private long firstAcknowledged = NONE;
  private int steps;

  /** A track that begins with a number of a frame. */
  Track(long firstFrame, int number) {
    this.firstFrame = firstFrame;
    progress = new Progress(Integer.toUnsignedLong(number));
  }

  /** The frame with which it begins. */
  long firstFrame() {
    return firstFrame;
  }

  /** Whether a number belongs to it. */
  boolean reaches(int number) {
    return progress.reaches(number);
  }

  /**
   * Takes what the sender sent.
   *
   * @param length how many numbers the segment takes: its bytes, and one for a FIN
   * @return whether the sender is at its newest number, or goes on from there
   */
  boolean sent(int number, int length) {
    long place = progress.place(number);
    boolean atTheEnd = place >= progress.newest();
    if (length == 0) {
      firstEmpty = lower(firstEmpty, place);
    } else {
      firstByte = lower(firstByte, place);
      steps += steps == 0 || place + length > progress.newest() ? 1 : 0;
    }
    progress.advance(place + length);
    return atTheEnd;
  }

  /**
   * Takes what the other side acknowledged.
   *
   * @return whether that is more than was known
   */
  boolean acknowledged(int number) {
    long place = progress.place(number);
    boolean more = place > progress.newest();
    firstAcknowledged = lower(firstAcknowledged, place);
    progress.advance(place);
    return more;
  }

  /** Whether both sides have used its numbers. */
  boolean agreed() {
    return firstAcknowledged != NONE && (firstByte != NONE || firstEmpty != NONE);
  }

  /** Whether its sender has gone on within it. */
  boolean continued() {
    return steps > 1;
  }

  /** Goes on with another track's numbers, which come later. */
  void jumpTo(Track later) {
    progress.jump((int) later.progress.newest());
  }

  /**
   * The number of the first byte: the lowest one that was captured. A segment without bytes says
   * where its sender will go on, but for a keep-alive, which is one number behind (RFC 9293,
   * 3.8.4).
   */
  int firstNumber() {
    boolean keepAlive = firstEmpty + 1 == firstByte || firstEmpty + 1 == firstAcknowledged;
    if (firstEmpty < firstByte && !keepAlive) {
      return (int) firstEmpty;
    }
    if (firstByte != NONE) {
      return (int) firstByte;
    }
    return (int) (firstAcknowledged != NONE ? firstAcknowledged : firstEmpty);
  }

  private static long lower(long lowest, long place) {
    return lowest == NONE || place < lowest && lowest - place <= Progress.MAX_AHEAD
        ? place
        : lowest;
  }
}

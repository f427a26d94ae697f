package twoflow.pcap.tcp;

import java.util.List;

/**
 * One direction's sequence numbers as offsets in 64 bits (RFC 9293, 3.4: numbers are modulo 2^32).
 *
 * <pre>
 *   sequence number    ISN   ISN+1  ISN+2 ...   2^32-1   0   1 ...
 *   relative           0     1      2           grows on, never wraps
 *                      SYN   first payload byte
 * </pre>
 */
public final class SequenceSpace {

  /** What stands for the place of a number that is none of the stream's. */
  public static final long OUTSIDE = Long.MIN_VALUE;

  private final StreamStart start;
  private final Progress progress = new Progress(0);
  private int jumps;

  /** The numbers of a direction. */
  public SequenceSpace(StreamStart start) {
    this.start = start;
  }

  /**
   * Whether relative 0 is the SYN; else it only comes before the first number that was captured.
   */
  public boolean certain() {
    return start.certain();
  }

  /** The sequence number that relative 0 stands for: unsigned, of 32 bits. */
  public long base() {
    return Integer.toUnsignedLong(start.base());
  }

  /**
   * The relative number of a segment, or of an acknowledgment, by which the direction goes on.
   *
   * @param frame the frame that has it
   * @param length how many numbers the segment takes (RFC 9293, 3.4: SEG.LEN); 0 of an
   *     acknowledgment
   * @return negative before the stream's beginning; {@link #OUTSIDE} when it is far off
   */
  public long place(long frame, int number, int length) {
    int offset = number - start.base();
    if (!progress.reaches(offset)) {
      if (!jumpsWith(frame)) {
        return OUTSIDE;
      }
      progress.jump(offset);
    }
    long relative = progress.place(offset);
    progress.advance(relative + length);
    return relative;
  }

  private boolean jumpsWith(long frame) {
    List<Long> frames = start.jumpFrames();
    while (jumps < frames.size() && frames.get(jumps) < frame) {
      jumps++;
    }
    return jumps < frames.size() && frames.get(jumps) == frame;
  }

  /** The relative number of a segment that does not count: the direction does not go on by it. */
  public long find(int number) {
    int offset = number - start.base();
    return progress.reaches(offset) ? progress.place(offset) : OUTSIDE;
  }
}

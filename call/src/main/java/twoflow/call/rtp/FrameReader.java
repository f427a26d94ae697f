package twoflow.call.rtp;

import java.util.Arrays;

/**
 * Finds the packets in a byte stream (RFC 4571), however the stream was cut into reads. Keeps no
 * more than one packet. Not thread-safe.
 */
public final class FrameReader {

  private final Frames frames;
  private byte[] frame = new byte[256];
  private int frameBytes;
  private long lastSeq;

  /**
   * @param frames gets each packet, on the caller's thread
   */
  public FrameReader(Frames frames) {
    this.frames = frames;
  }

  /** Takes a packet and the place of its frame in the stream. */
  @FunctionalInterface
  public interface Frames {

    /**
     * A packet is complete.
     *
     * @param bytes holds the frame from its first byte on: two bytes of length, then the packet;
     *     valid only during the call
     * @param length how long the frame is, those two bytes included
     * @param lastSeq stream offset of the frame's last byte + 1
     */
    void frame(byte[] bytes, int length, long lastSeq);
  }

  /** Takes the next bytes of the stream. */
  public void read(byte[] buffer, int from, int length) {
    int at = from;
    int end = from + length;
    while (at < end) {
      int bytes = Math.min(end - at, wantedBytes() - frameBytes);
      if (frameBytes + bytes > frame.length) {
        frame = Arrays.copyOf(frame, wantedBytes());
      }
      System.arraycopy(buffer, at, frame, frameBytes, bytes);
      frameBytes += bytes;
      lastSeq += bytes;
      at += bytes;
      if (frameBytes == wantedBytes()) {
        int complete = frameBytes;
        frameBytes = 0;
        frames.frame(frame, complete, lastSeq);
      }
    }
  }

  /** Whether the stream has bytes of a packet that is not complete. */
  public boolean inMidFrame() {
    return frameBytes > 0;
  }

  /** How long the frame is, as far as it is known. */
  private int wantedBytes() {
    return frameBytes < RtpFraming.LENGTH_BYTES
        ? RtpFraming.LENGTH_BYTES
        : RtpFraming.LENGTH_BYTES + (int) RtpPacket.number(frame, 0, RtpFraming.LENGTH_BYTES);
  }
}

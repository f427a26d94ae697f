package twoflow.call.rtp;

/**
 * RTP on a TCP connection (RFC 4571): before each packet stands its length, as a number of two
 * bytes.
 */
public final class RtpFraming {

  /** The length of the length. */
  public static final int LENGTH_BYTES = 2;

  /** No text begins with a byte below this: these are control characters. */
  private static final int FIRST_OF_TEXT = 0x20;

  private RtpFraming() {}

  /**
   * Whether a stream is RTP, and not the lab's text. The first byte is the higher one of a packet's
   * length: below 2304 bytes it is none that begins a text, as a person may type it.
   *
   * @param first the stream's first byte
   */
  public static boolean begins(byte first) {
    return (first & 0xff) < FIRST_OF_TEXT && first != '\t' && first != '\n' && first != '\r';
  }

  /**
   * A packet as it is sent.
   *
   * @param voice holds the payload
   * @param from where it begins there
   * @param payloadBytes how long it is
   */
  public static byte[] frame(RtpHeader header, byte[] voice, int from, int payloadBytes) {
    int packetBytes = RtpHeader.BYTES + payloadBytes;
    byte[] frame = new byte[LENGTH_BYTES + packetBytes];
    RtpHeader.number(frame, 0, packetBytes, LENGTH_BYTES);
    header.write(frame, LENGTH_BYTES);
    System.arraycopy(voice, from, frame, LENGTH_BYTES + RtpHeader.BYTES, payloadBytes);
    return frame;
  }
}

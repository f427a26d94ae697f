package twoflow.call.rtp;

/**
 * The fixed header of an RTP packet (RFC 3550, 5.1); the version is 2.
 *
 * @param marker with an audio codec: the first packet after a silence (RFC 3551, 4.1)
 * @param payloadType what the payload is, from 0 to 127
 * @param sequenceNumber rises by 1 with each packet, 16 bits
 * @param timestamp when the first sample was taken, in samples, 32 bits
 * @param ssrc the number of the source, 32 bits
 */
public record RtpHeader(
    boolean marker, int payloadType, int sequenceNumber, long timestamp, long ssrc) {

  /** Its length when nothing optional follows. */
  public static final int BYTES = 12;

  static final int VERSION = 2;
  static final int VERSION_SHIFT = 6;
  static final int MARKER = 0x80;

  /** Writes it, without padding, extension or contributing sources. */
  void write(byte[] bytes, int at) {
    bytes[at] = (byte) (VERSION << VERSION_SHIFT);
    bytes[at + 1] = (byte) ((marker ? MARKER : 0) | payloadType);
    number(bytes, at + 2, sequenceNumber, 2);
    number(bytes, at + 4, timestamp, 4);
    number(bytes, at + 8, ssrc, 4);
  }

  static void number(byte[] bytes, int at, long value, int length) {
    for (int i = 0; i < length; i++) {
      bytes[at + i] = (byte) (value >> 8 * (length - 1 - i));
    }
  }
}

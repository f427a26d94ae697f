package twoflow.call.rtp;

import java.util.Optional;

/**
 * An RTP packet within an array.
 *
 * @param header its fixed header
 * @param payloadFrom where in the array the payload begins, behind contributing sources and header
 *     extension
 * @param payloadBytes its length, without padding
 */
public record RtpPacket(RtpHeader header, int payloadFrom, int payloadBytes) {

  private static final int PADDING = 0x20;
  private static final int EXTENSION = 0x10;
  private static final int CSRC_COUNT = 0x0f;
  private static final int WORD_BYTES = 4;

  /** With the marker, these payload types would be packets of RTCP (RFC 5761, 4). */
  private static final int FIRST_RTCP = 64;

  private static final int LAST_RTCP = 95;

  /**
   * Reads a packet.
   *
   * @return empty when the bytes are no packet of RTP's version 2, or one of RTCP
   */
  public static Optional<RtpPacket> parse(byte[] bytes, int from, int length) {
    if (length < RtpHeader.BYTES
        || (bytes[from] & 0xff) >> RtpHeader.VERSION_SHIFT != RtpHeader.VERSION) {
      return Optional.empty();
    }
    boolean marker = (bytes[from + 1] & RtpHeader.MARKER) != 0;
    int payloadType = bytes[from + 1] & RtpHeader.MARKER - 1;
    if (marker && payloadType >= FIRST_RTCP && payloadType <= LAST_RTCP) {
      return Optional.empty();
    }
    RtpHeader header =
        new RtpHeader(
            marker,
            payloadType,
            (int) number(bytes, from + 2, 2),
            number(bytes, from + 4, 4),
            number(bytes, from + 8, 4));
    return payload(header, bytes, from, length);
  }

  private static Optional<RtpPacket> payload(RtpHeader header, byte[] bytes, int from, int length) {
    int headerBytes = RtpHeader.BYTES + WORD_BYTES * (bytes[from] & CSRC_COUNT);
    if ((bytes[from] & EXTENSION) != 0) {
      if (headerBytes + WORD_BYTES > length) {
        return Optional.empty();
      }
      headerBytes += WORD_BYTES * (1 + (int) number(bytes, from + headerBytes + 2, 2));
    }
    int paddingBytes = (bytes[from] & PADDING) != 0 ? bytes[from + length - 1] & 0xff : 0;
    int payloadBytes = length - headerBytes - paddingBytes;
    return payloadBytes < 0
        ? Optional.empty()
        : Optional.of(new RtpPacket(header, from + headerBytes, payloadBytes));
  }

  static long number(byte[] bytes, int at, int length) {
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | bytes[at + i] & 0xff;
    }
    return value;
  }
}

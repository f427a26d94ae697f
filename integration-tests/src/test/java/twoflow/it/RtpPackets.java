package twoflow.it;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Packets of a call, in code of the tests' own: 20 ms of PCMU each (RFC 3550, RFC 3551), with their
 * length before them (RFC 4571).
 */
final class RtpPackets {

  /** A packet and its length. */
  static final int BYTES = 174;

  /** How much later each is than the one before. */
  static final int INTERVAL_MS = 20;

  private static final int SAMPLES = 160;
  private static final int SSRC = 0x2f10_0001;

  private final int firstNumber;
  private final int firstTimestamp;

  /**
   * @param firstNumber the sequence number of the first one
   * @param firstTimestamp its timestamp
   */
  RtpPackets(int firstNumber, int firstTimestamp) {
    this.firstNumber = firstNumber;
    this.firstTimestamp = firstTimestamp;
  }

  /** One of them. */
  byte[] packet(int index) {
    byte[] voice = new byte[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      // Any bytes, among them those of rows and of packets' beginnings.
      voice[i] = (byte) (i * 7 + index * 31);
    }
    return ByteBuffer.allocate(BYTES)
        .putShort((short) (BYTES - 2))
        .put((byte) 0x80)
        .put((byte) (index == 0 ? 0x80 : 0))
        .putShort((short) (firstNumber + index))
        .putInt(firstTimestamp + index * SAMPLES)
        .putInt(SSRC)
        .put(voice)
        .array();
  }

  /** Several, one behind the other. */
  byte[] packets(int from, int to) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (int index = from; index < to; index++) {
      stream.writeBytes(packet(index));
    }
    return stream.toByteArray();
  }

  /** Bytes of the stream of all packets. */
  byte[] bytes(int from, int to) {
    return Arrays.copyOfRange(packets(0, to / BYTES + 1), from, to);
  }
}

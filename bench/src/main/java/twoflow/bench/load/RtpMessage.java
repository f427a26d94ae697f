package twoflow.bench.load;

import java.nio.ByteBuffer;

/**
 * One write of a call of the lab: a packet of RTP with 20 ms of G.711, its length before it (RFC
 * 3550, RFC 4571). In the place of a voice it has the time when it is due, and bytes that depend on
 * the sender and the number.
 *
 * <pre>{@code
 * 0        2                14      22                        174
 * | length | header of RTP  | dueNs | pattern                  |
 * }</pre>
 */
final class RtpMessage implements CallFormat {

  private static final int BYTES = 174;
  private static final int LENGTH_BYTES = 2;
  private static final int SAMPLES = 160;
  private static final short VERSION_2_PCMU = (short) 0x8000;

  private static final int NUMBER_AT = 4;
  private static final int SENDER_AT = 10;
  private static final int DUE_AT = 14;
  private static final int BODY_AT = 22;
  private static final long SENDER_STRIDE = 7_919;

  private final Pattern pattern;

  RtpMessage(Pattern pattern) {
    this.pattern = pattern;
  }

  @Override
  public int bytes() {
    return BYTES;
  }

  @Override
  public void fill(ByteBuffer buffer, long dueNs, long sentNs, int sender, int number) {
    buffer.clear().putShort((short) (BYTES - LENGTH_BYTES)).putShort(VERSION_2_PCMU);
    buffer.putShort((short) number).putInt(number * SAMPLES).putInt(sender).putLong(dueNs);
    pattern.fill(buffer, offset(sender, number));
    buffer.flip();
  }

  @Override
  public long check(ByteBuffer message, int sender, int number) throws CorruptionException {
    int at = message.position();
    CallFormat.require(
        sender,
        number & 0xffff,
        message.getInt(at + SENDER_AT),
        Short.toUnsignedInt(message.getShort(at + NUMBER_AT)));
    pattern.check(message.slice(at + BODY_AT, BYTES - BODY_AT), offset(sender, number));
    return message.getLong(at + DUE_AT);
  }

  private static long offset(int sender, int number) {
    return sender * SENDER_STRIDE + (long) number * BYTES;
  }
}

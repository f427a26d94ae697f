package twoflow.bench.load;

import java.nio.ByteBuffer;

/**
 * One message of a call, as long as 20 ms of G.711 in RTP (RFC 3551): when it was sent, its sender,
 * its number, and bytes that depend on these two.
 *
 * <pre>{@code
 * 0        8        12       16                        172
 * | sentNs | sender | number | pattern                  |
 * }</pre>
 */
final class CallMessage implements CallFormat {

  static final int BYTES = 172;
  private static final int SENDER_AT = 8;
  private static final int NUMBER_AT = 12;
  private static final int BODY_AT = 16;
  private static final long SENDER_STRIDE = 7_919;

  private final Pattern pattern;

  CallMessage(Pattern pattern) {
    this.pattern = pattern;
  }

  @Override
  public int bytes() {
    return BYTES;
  }

  @Override
  public void fill(ByteBuffer buffer, long dueNs, long sentNs, int sender, int number) {
    buffer.clear().putLong(sentNs).putInt(sender).putInt(number);
    pattern.fill(buffer, offset(sender, number));
    buffer.flip();
  }

  @Override
  public long check(ByteBuffer message, int sender, int number) throws CorruptionException {
    int at = message.position();
    int actualSender = message.getInt(at + SENDER_AT);
    int actualNumber = message.getInt(at + NUMBER_AT);
    CallFormat.require(sender, number, actualSender, actualNumber);
    pattern.check(message.slice(at + BODY_AT, BYTES - BODY_AT), offset(sender, number));
    return message.getLong(at);
  }

  private static long offset(int sender, int number) {
    return sender * SENDER_STRIDE + (long) number * BYTES;
  }
}

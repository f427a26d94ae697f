package twoflow.bench.load;

import java.nio.ByteBuffer;

/**
 * One packet of a call, 172 bytes as 20 ms of G.711 in RTP take (RFC 3551): when it was sent, its
 * sender, its number, and bytes that depend on these two.
 *
 * <pre>{@code
 * 0        8        12       16                        172
 * | sentNs | sender | number | pattern                  |
 * }</pre>
 */
final class CallMessage {

  static final int BYTES = 172;

  private static final int SENDER_AT = 8;
  private static final int NUMBER_AT = 12;
  private static final int BODY_AT = 16;
  private static final long SENDER_STRIDE = 7_919;

  private final Pattern pattern;

  CallMessage(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Writes a message over a buffer of its length, ready to be sent. */
  void fill(ByteBuffer buffer, long sentNs, int sender, int number) {
    buffer.clear().putLong(sentNs).putInt(sender).putInt(number);
    long offset = offset(sender, number);
    while (buffer.hasRemaining()) {
      ByteBuffer piece = pattern.slice(offset, buffer.remaining());
      offset += piece.remaining();
      buffer.put(piece);
    }
    buffer.flip();
  }

  /**
   * Checks a whole message.
   *
   * @param message from its position to its limit
   * @return when it was sent
   * @throws CorruptionException when it is not the one that is due from that sender
   */
  long check(ByteBuffer message, int sender, int number) throws CorruptionException {
    int at = message.position();
    int actualSender = message.getInt(at + SENDER_AT);
    int actualNumber = message.getInt(at + NUMBER_AT);
    if (actualSender != sender || actualNumber != number) {
      throw new CorruptionException(
          "message %d of sender %d came where %d of %d was due"
              .formatted(actualNumber, actualSender, number, sender));
    }
    pattern.check(message.slice(at + BODY_AT, BYTES - BODY_AT), offset(sender, number));
    return message.getLong(at);
  }

  private static long offset(int sender, int number) {
    return sender * SENDER_STRIDE + (long) number * BYTES;
  }
}

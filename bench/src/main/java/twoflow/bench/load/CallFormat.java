package twoflow.bench.load;

import java.nio.ByteBuffer;

/** What the messages of calls look like. Each carries the time from which its delay is counted. */
interface CallFormat {

  /** The length of a message. */
  int bytes();

  /**
   * Writes a message over a buffer of its length, ready to be sent.
   *
   * @param dueNs when it is due
   * @param sentNs when it is sent
   */
  void fill(ByteBuffer buffer, long dueNs, long sentNs, int sender, int number);

  /**
   * Checks a whole message.
   *
   * @param message from its position to its limit
   * @return the time that it carries
   * @throws CorruptionException when it is not the one that is due from that sender
   */
  long check(ByteBuffer message, int sender, int number) throws CorruptionException;

  /** Requires that a message is the one that is due. */
  static void require(int sender, int number, int actualSender, int actualNumber)
      throws CorruptionException {
    if (actualSender != sender || actualNumber != number) {
      throw new CorruptionException(
          "message %d of sender %d came where %d of %d was due"
              .formatted(actualNumber, actualSender, number, sender));
    }
  }
}

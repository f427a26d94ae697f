package twoflow.it.fault;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import twoflow.it.RawPeer;

/**
 * One direction of a large stream, of which the receiver compares each byte with the one that was
 * sent. Each block carries its number, so blocks that are lost, repeated or swapped differ. One
 * thread sends, another reads; any thread may look how far they are.
 */
final class CheckedStream {

  static final int BLOCK_BYTES = 1 << 20;

  private final int blocks;
  private final byte[] content = new byte[BLOCK_BYTES];
  private volatile long sentBytes;
  private volatile long readBytes;

  /**
   * @param blocks its length, in blocks of 1 MiB
   */
  CheckedStream(int blocks) {
    this.blocks = blocks;
    new Random(blocks).nextBytes(content);
  }

  long lengthBytes() {
    return (long) blocks * BLOCK_BYTES;
  }

  /** How many bytes the sender's writes have taken. */
  long sentBytes() {
    return sentBytes;
  }

  /** Sends everything, and half-closes; a task for a thread of its own. */
  Void sendAll(RawPeer peer) throws IOException {
    byte[] block = content.clone();
    for (int number = 0; number < blocks; number++) {
      ByteBuffer.wrap(block).putInt(number);
      peer.send(block);
      sentBytes += BLOCK_BYTES;
    }
    peer.halfClose();
    return null;
  }

  /** Reads up to the FIN; fails at the first byte that is another one than was sent. */
  void readAll(RawPeer peer) throws IOException {
    byte[] expected = content.clone();
    byte[] buffer = new byte[BLOCK_BYTES];
    for (int bytes = peer.read(buffer); bytes >= 0; bytes = peer.read(buffer)) {
      for (int from = 0; from < bytes; ) {
        int at = (int) (readBytes % BLOCK_BYTES);
        int length = Math.min(bytes - from, BLOCK_BYTES - at);
        ByteBuffer.wrap(expected).putInt((int) (readBytes / BLOCK_BYTES));
        int wrong = Arrays.mismatch(expected, at, at + length, buffer, from, from + length);
        if (wrong >= 0) {
          fail("byte " + (readBytes + wrong) + " is not the one that was sent");
        }
        from += length;
        readBytes += length;
      }
    }
  }

  /** How many bytes were read, all of them right. */
  long readBytes() {
    return readBytes;
  }
}

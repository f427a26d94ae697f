package twoflow.it.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import twoflow.it.RawPeer;

/**
 * One direction of a large stream, with its SHA-256 at the sender and at the receiver. Each block
 * carries its number, so blocks that are lost, repeated or swapped change the sum. One thread
 * sends, another reads; any thread may look how far they are.
 */
final class CheckedStream {

  static final int BLOCK_BYTES = 1 << 20;

  private final int blocks;
  private final MessageDigest sentSum = sha256();
  private final MessageDigest readSum = sha256();
  private volatile long sentBytes;
  private volatile long readBytes;

  /**
   * @param blocks its length, in blocks of 1 MiB
   */
  CheckedStream(int blocks) {
    this.blocks = blocks;
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
    byte[] block = new byte[BLOCK_BYTES];
    new Random(blocks).nextBytes(block);
    for (int number = 0; number < blocks; number++) {
      ByteBuffer.wrap(block).putInt(number);
      sentSum.update(block);
      peer.send(block);
      sentBytes += BLOCK_BYTES;
    }
    peer.halfClose();
    return null;
  }

  /** Reads up to the FIN. */
  void readAll(RawPeer peer) throws IOException {
    byte[] buffer = new byte[BLOCK_BYTES];
    for (int bytes = peer.read(buffer); bytes >= 0; bytes = peer.read(buffer)) {
      readSum.update(buffer, 0, bytes);
      readBytes += bytes;
    }
  }

  /** How many bytes were read. */
  long readBytes() {
    return readBytes;
  }

  /** The SHA-256 of what was sent, once all is. */
  String sentSum() {
    return HexFormat.of().formatHex(sentSum.digest());
  }

  /** The SHA-256 of what was read, once all is. */
  String readSum() {
    return HexFormat.of().formatHex(readSum.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package twoflow.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** One end of a short pair: it asks, checks the echo and ends; or it echoes and ends after it. */
final class ChurnPeer {

  private static final int ANSWERS = -1;

  private final CallMessage format;
  private final int number;
  private final ByteBuffer buffer = ByteBuffer.allocate(CallMessage.BYTES);

  private ChurnPeer(CallMessage format, int number) {
    this.format = format;
    this.number = number;
  }

  /** The end that answers. */
  ChurnPeer(CallMessage format) {
    this(format, ANSWERS);
  }

  /** The end that asks; its message is on its way. */
  static ChurnPeer asking(SocketChannel channel, CallMessage format, int number)
      throws IOException {
    ChurnPeer peer = new ChurnPeer(format, number);
    long nowNs = System.nanoTime();
    format.fill(peer.buffer, nowNs, nowNs, number, number);
    channel.write(peer.buffer);
    peer.buffer.clear();
    return peer;
  }

  boolean asks() {
    return number != ANSWERS;
  }

  /**
   * Reads what is there.
   *
   * @return whether the other end has ended and this one is to be closed
   */
  boolean ready(SocketChannel channel) throws IOException {
    if (!buffer.hasRemaining()) {
      // The message was complete: only the end may follow.
      int bytes = channel.read(ByteBuffer.allocate(1));
      if (bytes > 0) {
        throw new CorruptionException("a pair was given more bytes than were sent");
      }
      return bytes < 0;
    }
    if (channel.read(buffer) < 0) {
      throw new CorruptionException("a pair ended after " + buffer.position() + " bytes");
    }
    if (!buffer.hasRemaining()) {
      complete(channel);
    }
    return false;
  }

  private void complete(SocketChannel channel) throws IOException {
    buffer.flip();
    if (asks()) {
      format.check(buffer, number, number);
      channel.shutdownOutput();
    } else {
      channel.write(buffer);
    }
    buffer.position(buffer.limit());
  }
}

package twoflow.bench.load;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.List;
import twoflow.analysis.store.ExactQuantiles;

/**
 * Receives the messages of all calls on one thread, and records how long each took from the time
 * that it carries.
 */
final class CallReceiver implements Closeable {

  private static final int BUFFER_MESSAGES = 4;

  private final Selector selector = Selector.open();
  private final CallFormat format;
  private final int bufferBytes;
  private final long[] delayNs;
  private volatile int received;

  CallReceiver(List<Pair> pairs, CallSchedule schedule, CallFormat format) throws IOException {
    this.format = format;
    this.bufferBytes = BUFFER_MESSAGES * format.bytes();
    this.delayNs = new long[schedule.messages()];
    ByteBuffer buffers = ByteBuffer.allocateDirect(schedule.senders() * bufferBytes);
    for (int sender = 0; sender < schedule.senders(); sender++) {
      Pair pair = pairs.get(schedule.pair(sender));
      // What the left peer sends arrives at the right one.
      register(schedule.isLeft(sender) ? pair.right() : pair.left(), sender, buffers);
    }
  }

  private void register(SocketChannel channel, int sender, ByteBuffer buffers) throws IOException {
    channel.configureBlocking(false);
    ByteBuffer buffer = buffers.slice(sender * bufferBytes, bufferBytes);
    channel.register(selector, SelectionKey.OP_READ, new Stream(sender, buffer));
  }

  /** Receives until every message is there, or the deadline has passed. */
  void receiveAll(long deadlineNs) throws IOException {
    while (received < delayNs.length) {
      long leftMs = (deadlineNs - System.nanoTime()) / 1_000_000;
      if (leftMs <= 0) {
        return;
      }
      selector.select(leftMs);
      for (SelectionKey key : selector.selectedKeys()) {
        read((SocketChannel) key.channel(), (Stream) key.attachment());
      }
      selector.selectedKeys().clear();
    }
  }

  int received() {
    return received;
  }

  ExactQuantiles delays() {
    return new ExactQuantiles(Arrays.copyOf(delayNs, received));
  }

  private void read(SocketChannel channel, Stream stream) throws IOException {
    ByteBuffer buffer = stream.buffer;
    if (channel.read(buffer) < 0) {
      throw new CorruptionException("sender " + stream.sender + " was cut off");
    }
    long nowNs = System.nanoTime();
    buffer.flip();
    int count = received;
    while (buffer.remaining() >= format.bytes()) {
      long fromNs = format.check(buffer, stream.sender, stream.number++);
      buffer.position(buffer.position() + format.bytes());
      delayNs[count++] = nowNs - fromNs;
    }
    received = count;
    buffer.compact();
  }

  @Override
  public void close() throws IOException {
    selector.close();
  }

  /** What one sender has sent so far. */
  private static final class Stream {
    private final int sender;
    private final ByteBuffer buffer;
    private int number;

    Stream(int sender, ByteBuffer buffer) {
      this.sender = sender;
      this.buffer = buffer;
    }
  }
}

package twoflow.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Sends the messages of all calls on one thread, each when it is due, or up to 0.2 ms later. */
final class CallSender {

  /** A wake-up for each of 50,000 messages per second would take the processor from the program. */
  private static final long REST_NS = 200_000;

  private final List<Pair> pairs;
  private final CallSchedule schedule;
  private final CallFormat format;
  private final ByteBuffer buffer;

  CallSender(List<Pair> pairs, CallSchedule schedule, CallFormat format) {
    this.pairs = pairs;
    this.schedule = schedule;
    this.format = format;
    this.buffer = ByteBuffer.allocateDirect(format.bytes());
  }

  /** Sends all; returns how many, fewer when the route was closed meanwhile. */
  Integer sendAll() throws IOException {
    long startNs = System.nanoTime();
    for (int message = 0; message < schedule.messages(); message++) {
      long dueNs = startNs + schedule.dueNs(message);
      for (long leftNs = dueNs - System.nanoTime();
          leftNs > 0;
          leftNs = dueNs - System.nanoTime()) {
        LockSupport.parkNanos(Math.max(REST_NS, leftNs));
      }
      send(dueNs, schedule.sender(message), schedule.number(message));
    }
    return schedule.messages();
  }

  private void send(long dueNs, int sender, int number) throws IOException {
    Pair pair = pairs.get(schedule.pair(sender));
    SocketChannel channel = schedule.isLeft(sender) ? pair.left() : pair.right();
    format.fill(buffer, dueNs, System.nanoTime(), sender, number);
    while (buffer.hasRemaining()) {
      // Non-blocking because of the receiver's selector; TCP's buffer is full after seconds only.
      if (channel.write(buffer) == 0) {
        Thread.yield();
      }
    }
  }
}

package twoflow.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Supplier;
import twoflow.bench.contender.ProcessUsage;
import twoflow.bench.figure.Metric;
import twoflow.bench.figure.RoundFigures;

/** One pair, one direction, as much as goes through: the rate, and what a gigabyte costs. */
public final class Bulk implements Load {

  private static final int WRITE_BYTES = 128 * 1024;
  private static final int READ_BYTES = 256 * 1024;

  private final long totalBytes;
  private final Pattern pattern = new Pattern();

  /**
   * @param totalBytes how much it sends
   */
  public Bulk(long totalBytes) {
    this.totalBytes = totalBytes;
  }

  @Override
  public int pairs() {
    return 1;
  }

  @Override
  public RoundFigures run(Route route, Supplier<ProcessUsage> usage) throws IOException {
    Pair pair = route.open();
    double cpuMsBefore = usage.get().cpuMs();
    long startedNs = System.nanoTime();
    Thread.ofPlatform().name("bulk-sender").daemon().start(() -> send(pair.left()));
    receive(pair.right());
    double seconds = (System.nanoTime() - startedNs) / 1e9;
    double cpuSeconds = (usage.get().cpuMs() - cpuMsBefore) / 1e3;
    double gigabytes = totalBytes / 1e9;
    return new RoundFigures()
        .put(Metric.BULK_RATE, gigabytes / seconds)
        .put(Metric.BULK_CPU, cpuSeconds / gigabytes);
  }

  private void send(SocketChannel channel) {
    long sent = 0;
    try {
      while (sent < totalBytes) {
        sent += channel.write(pattern.slice(sent, (int) Math.min(WRITE_BYTES, totalBytes - sent)));
      }
    } catch (IOException e) {
      // The receiving side counts: what was not sent does not arrive there.
    }
  }

  private void receive(SocketChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);
    long received = 0;
    while (received < totalBytes) {
      if (channel.read(buffer.clear()) < 0) {
        throw new CorruptionException(received + " of " + totalBytes + " bytes arrived");
      }
      pattern.check(buffer.flip(), received);
      received += buffer.limit();
    }
  }
}

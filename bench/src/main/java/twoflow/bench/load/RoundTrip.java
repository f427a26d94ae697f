package twoflow.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Supplier;
import twoflow.analysis.store.ExactQuantiles;
import twoflow.bench.contender.ProcessUsage;
import twoflow.bench.figure.Metric;
import twoflow.bench.figure.RoundFigures;

/** One byte there and back, again and again. */
public final class RoundTrip implements Load {

  private final int warmUpTrips;
  private final int trips;

  /**
   * @param warmUpTrips trips before those that count
   * @param trips trips that count
   */
  public RoundTrip(int warmUpTrips, int trips) {
    this.warmUpTrips = warmUpTrips;
    this.trips = trips;
  }

  @Override
  public int pairs() {
    return 1;
  }

  @Override
  public RoundFigures run(Route route, Supplier<ProcessUsage> usage) throws IOException {
    Pair pair = route.open();
    Thread.ofPlatform().name("echo").daemon().start(() -> echo(pair.right()));
    measureTrips(pair.left(), warmUpTrips);
    double cpuMsBefore = usage.get().cpuMs();
    ExactQuantiles tripNs = measureTrips(pair.left(), trips);
    double cpuUs = (usage.get().cpuMs() - cpuMsBefore) * 1e3;
    return new RoundFigures()
        .put(Metric.TRIP_P50, tripNs.percentile(50) / 1e3)
        .put(Metric.TRIP_P99, tripNs.percentile(99) / 1e3)
        .put(Metric.TRIP_P999, tripNs.permille(999) / 1e3)
        .put(Metric.TRIP_CPU, cpuUs / trips);
  }

  private static ExactQuantiles measureTrips(SocketChannel channel, int trips) throws IOException {
    long[] tripNs = new long[trips];
    ByteBuffer out = ByteBuffer.allocateDirect(1);
    ByteBuffer in = ByteBuffer.allocateDirect(1);
    for (int i = 0; i < trips; i++) {
      long startedNs = System.nanoTime();
      channel.write(out.clear().put(0, (byte) i));
      if (channel.read(in.clear()) != 1 || in.get(0) != (byte) i) {
        throw new CorruptionException("trip " + i + " came back with another byte, or not at all");
      }
      tripNs[i] = System.nanoTime() - startedNs;
    }
    return new ExactQuantiles(tripNs);
  }

  private static void echo(SocketChannel channel) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(1);
    try {
      while (channel.read(buffer.clear()) >= 0) {
        channel.write(buffer.flip());
      }
    } catch (IOException closed) {
      // The route was closed: the trips are over, or the other side reports what went wrong.
    }
  }
}

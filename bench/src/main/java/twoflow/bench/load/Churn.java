package twoflow.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Supplier;
import twoflow.bench.contender.ProcessUsage;
import twoflow.bench.figure.Figures;
import twoflow.bench.figure.Metric;

/**
 * Pairs that come and go: connect, a message there and back, both ends by FIN, then the next one. A
 * fixed number of them is under way at any time. Their total is fixed, too: a kernel that tracks
 * connections remembers each for minutes, and drops packets when its table is full.
 */
public final class Churn implements Load {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final int concurrent;
  private final int warmUpPairs;
  private final int pairs;
  private final CallMessage format = new CallMessage(new Pattern());
  private Route route;
  private Selector selector;
  private int begun;
  private int done;

  /**
   * @param concurrent pairs under way at the same time
   * @param warmUpPairs pairs before those that count
   * @param pairs pairs that count
   */
  public Churn(int concurrent, int warmUpPairs, int pairs) {
    this.concurrent = concurrent;
    this.warmUpPairs = warmUpPairs;
    this.pairs = pairs;
  }

  @Override
  public int pairs() {
    return concurrent;
  }

  @Override
  public Figures run(Route through, Supplier<ProcessUsage> usage) throws IOException {
    route = through;
    begun = 0;
    done = 0;
    try (Selector opened = Selector.open()) {
      selector = opened;
      route.backend().configureBlocking(false);
      route.backend().register(selector, SelectionKey.OP_ACCEPT);
      turn(warmUpPairs);
      double cpuMsBefore = usage.get().cpuMs();
      long startedNs = System.nanoTime();
      turn(warmUpPairs + pairs);
      double seconds = (System.nanoTime() - startedNs) / 1e9;
      return new Figures()
          .put(Metric.CHURN_RATE, pairs / seconds)
          .put(Metric.CHURN_CPU, (usage.get().cpuMs() - cpuMsBefore) * 1e3 / pairs);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Goes on until so many pairs have ended, all in all. */
  private void turn(int end) throws IOException {
    long giveUpNs = System.nanoTime() + LIMIT.toNanos();
    while (done < end) {
      while (begun - done < concurrent && begun < end) {
        begin();
      }
      if (System.nanoTime() > giveUpNs) {
        throw new CorruptionException((begun - done) + " of " + begun + " pairs did not end");
      }
      selector.select(this::ready, LIMIT.toMillis());
    }
  }

  private void begin() throws IOException {
    SocketChannel left = route.connect();
    ChurnPeer asking = ChurnPeer.asking(left, format, begun++);
    if (route.pairs()) {
      watch(route.connect(), new ChurnPeer(format));
    }
    watch(left, asking);
  }

  private void watch(SocketChannel channel, ChurnPeer peer) throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, peer);
  }

  private void ready(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        for (SocketChannel right = route.backend().accept();
            right != null;
            right = route.backend().accept()) {
          watch(route.remember(right), new ChurnPeer(format));
        }
        return;
      }
      SocketChannel channel = (SocketChannel) key.channel();
      ChurnPeer peer = (ChurnPeer) key.attachment();
      if (peer.ready(channel)) {
        channel.close();
        route.forget(channel);
        done += peer.asks() ? 1 : 0;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

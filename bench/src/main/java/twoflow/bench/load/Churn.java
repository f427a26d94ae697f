package twoflow.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Supplier;
import twoflow.bench.contender.ProcessUsage;
import twoflow.bench.figure.Metric;
import twoflow.bench.figure.RoundFigures;

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
  private int started;
  private int ended;

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
  public RoundFigures run(Route through, Supplier<ProcessUsage> usage) throws IOException {
    route = through;
    started = 0;
    ended = 0;
    try (Selector opened = Selector.open()) {
      selector = opened;
      route.backend().configureBlocking(false);
      route.backend().register(selector, SelectionKey.OP_ACCEPT);
      runUntil(warmUpPairs);
      double cpuMsBefore = usage.get().cpuMs();
      long startedNs = System.nanoTime();
      runUntil(warmUpPairs + pairs);
      double seconds = (System.nanoTime() - startedNs) / 1e9;
      return new RoundFigures()
          .put(Metric.CHURN_RATE, pairs / seconds)
          .put(Metric.CHURN_CPU, (usage.get().cpuMs() - cpuMsBefore) * 1e3 / pairs);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Starts pairs and serves them until so many have ended, those before included. */
  private void runUntil(int endedPairs) throws IOException {
    long giveUpNs = System.nanoTime() + LIMIT.toNanos();
    while (ended < endedPairs) {
      while (started - ended < concurrent && started < endedPairs) {
        startPair();
      }
      if (System.nanoTime() > giveUpNs) {
        throw new CorruptionException((started - ended) + " of " + started + " pairs did not end");
      }
      selector.select(this::ready, LIMIT.toMillis());
    }
  }

  private void startPair() throws IOException {
    SocketChannel left = route.connect();
    ChurnPeer asking = ChurnPeer.asking(left, format, started++);
    if (route.bothConnect()) {
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
          watch(route.register(right), new ChurnPeer(format));
        }
        return;
      }
      SocketChannel channel = (SocketChannel) key.channel();
      ChurnPeer peer = (ChurnPeer) key.attachment();
      if (peer.ready(channel)) {
        channel.close();
        route.unregister(channel);
        ended += peer.asks() ? 1 : 0;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

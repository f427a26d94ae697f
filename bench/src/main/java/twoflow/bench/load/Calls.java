package twoflow.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import twoflow.analysis.store.ExactQuantiles;
import twoflow.bench.contender.ProcessUsage;
import twoflow.bench.figure.Metric;
import twoflow.bench.figure.RoundFigures;

/**
 * Calls: the sides of each pair send at a fixed interval. All figures are counted from the first
 * message after the program listens; there is no warm-up.
 */
public final class Calls implements Load {

  private static final byte SET_UP = 7;
  private static final Duration DRAIN = Duration.ofSeconds(3);
  private static final Duration PACKET = Duration.ofMillis(20);

  private final CallSchedule schedule;
  private final Duration drain;
  private final CallFormat format;
  private final DelayMetrics metrics;

  /** How long messages took, as it is called. */
  private enum DelayMetrics {
    /** From the write on. */
    ONE_WAY(Metric.CALL_P50, Metric.CALL_P99),
    /** From the time on when it was due. */
    LATENESS(Metric.LATE_P50, Metric.LATE_P99);

    private final Metric p50;
    private final Metric p99;

    DelayMetrics(Metric p50, Metric p99) {
      this.p50 = p50;
      this.p99 = p99;
    }
  }

  /**
   * Calls in which each side sends 172 bytes.
   *
   * @param pairs calls at the same time
   * @param interval from one message of a side to its next
   * @param duration how long they last
   */
  public Calls(int pairs, Duration interval, Duration duration) {
    this(pairs, interval, duration, DRAIN);
  }

  /**
   * @param drain how long after the last one is due a message may still come
   */
  Calls(int pairs, Duration interval, Duration duration, Duration drain) {
    this(
        new CallSchedule(pairs, true, interval, (int) duration.dividedBy(interval)),
        new CallMessage(new Pattern()),
        DelayMetrics.ONE_WAY,
        drain);
  }

  private Calls(CallSchedule schedule, CallFormat format, DelayMetrics metrics, Duration drain) {
    this.schedule = schedule;
    this.format = format;
    this.metrics = metrics;
    this.drain = drain;
  }

  /**
   * Calls as the lab makes them: the left side of each pair sends packets of RTP, one write every
   * 20 ms. What is measured is how late each is delivered.
   *
   * @param pairs calls at the same time
   * @param duration how long they last
   */
  public static Calls ofRtp(int pairs, Duration duration) {
    return new Calls(
        new CallSchedule(pairs, false, PACKET, (int) duration.dividedBy(PACKET)),
        new RtpMessage(new Pattern()),
        DelayMetrics.LATENESS,
        DRAIN);
  }

  /** How many bytes all sides send together, the set-up included. */
  public long bytes() {
    return (long) schedule.messages() * format.bytes() + 2L * schedule.pairs();
  }

  @Override
  public int pairs() {
    return schedule.pairs();
  }

  @Override
  public RoundFigures run(Route route, Supplier<ProcessUsage> usage)
      throws IOException, InterruptedException {
    List<Pair> pairs = new ArrayList<>();
    while (pairs.size() < schedule.pairs()) {
      pairs.add(route.open());
    }
    setUp(pairs);
    try (CallReceiver receiver = new CallReceiver(pairs, schedule, format)) {
      double cpuMsBefore = usage.get().cpuMs();
      CallSender sender = new CallSender(pairs, schedule, format);
      FutureTask<Integer> sending = new FutureTask<>(sender::sendAll);
      Thread.ofPlatform().name("call-sender").daemon().start(sending);
      long lastDueNs = schedule.dueNs(schedule.messages());
      receiver.receiveAll(System.nanoTime() + lastDueNs + drain.toNanos());
      return figures(receiver, usage.get(), cpuMsBefore);
    }
  }

  /**
   * Each call is set up before the first message: one byte there and back says that its peers are
   * connected with each other. Otherwise, the figures of a program would include how long it takes
   * to connect them or to pair them.
   */
  private static void setUp(List<Pair> pairs) throws IOException {
    ByteBuffer signal = ByteBuffer.allocate(1);
    for (Pair pair : pairs) {
      pair.left().write(signal.clear().put(0, SET_UP));
    }
    for (Pair pair : pairs) {
      receive(pair.right(), signal);
      pair.right().write(signal.clear());
    }
    for (Pair pair : pairs) {
      receive(pair.left(), signal);
    }
  }

  private static void receive(SocketChannel channel, ByteBuffer signal) throws IOException {
    if (channel.read(signal.clear()) != 1 || signal.get(0) != SET_UP) {
      throw new CorruptionException("a call was not set up");
    }
  }

  private RoundFigures figures(CallReceiver receiver, ProcessUsage used, double cpuMsBefore)
      throws CorruptionException {
    int lost = schedule.messages() - receiver.received();
    if (lost > 0) {
      throw new CorruptionException(lost + " of " + schedule.messages() + " messages were lost");
    }
    ExactQuantiles delayNs = receiver.delays();
    return new RoundFigures()
        .put(metrics.p50, delayNs.percentile(50) / 1e3)
        .put(metrics.p99, delayNs.percentile(99) / 1e3)
        .put(Metric.CALL_LOST, lost)
        .put(Metric.CALL_CPU, (used.cpuMs() - cpuMsBefore) * 1e3 / schedule.messages())
        .put(Metric.RSS, used.rssBytes() / 1e6)
        .put(Metric.THREADS, used.threads());
  }
}

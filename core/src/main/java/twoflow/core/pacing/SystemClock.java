package twoflow.core.pacing;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The machine's clock. It reads the time of day when it is made and counts on from there by the
 * monotonic clock, so a step of the time of day in mid-run moves neither deadlines nor the times in
 * event files.
 */
public final class SystemClock implements LabClock {

  private static final int READINGS = 16;

  private final LongSupplier monotonicNs;
  private final LongConsumer park;
  private final Runnable spin;
  private final WaitEnd end;
  private final long epochMinusMonotonicNs;

  /** Takes the time of day as it is now. */
  public SystemClock() {
    this(
        SystemClock::timeOfDayNs,
        System::nanoTime,
        LockSupport::parkNanos,
        Thread::onSpinWait,
        WaitEnd.ofThisSystem());
  }

  /**
   * Reads the time of day several times, each between two readings of the monotonic clock, and uses
   * the reading whose two neighbours are closest together. Other readings may be delayed, by class
   * loading or by other threads, and would make all later times too early.
   *
   * @param park sleeps for about the given number of nanoseconds
   * @param spin waits a moment without sleeping
   * @param end how the end of a wait is met
   */
  SystemClock(
      LongSupplier timeOfDayNs,
      LongSupplier monotonicNs,
      LongConsumer park,
      Runnable spin,
      WaitEnd end) {
    this.monotonicNs = monotonicNs;
    this.park = park;
    this.spin = spin;
    this.end = end;
    long best = 0;
    long bestSpanNs = Long.MAX_VALUE;
    for (int i = 0; i < READINGS; i++) {
      long beforeNs = monotonicNs.getAsLong();
      long epochNs = timeOfDayNs.getAsLong();
      long spanNs = monotonicNs.getAsLong() - beforeNs;
      if (spanNs < bestSpanNs) {
        bestSpanNs = spanNs;
        best = epochNs - beforeNs - spanNs / 2;
      }
    }
    epochMinusMonotonicNs = best;
  }

  @Override
  public long nowNs() {
    return monotonicNs.getAsLong() + epochMinusMonotonicNs;
  }

  @Override
  public void sleepUntil(long deadlineNs) throws InterruptedException {
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long remainingNs = deadlineNs - nowNs();
      if (remainingNs <= 0) {
        return;
      }
      if (remainingNs > end.spinNs()) {
        park.accept(remainingNs - end.spinNs());
      } else {
        spin.run();
      }
    }
  }

  private static long timeOfDayNs() {
    Instant now = Instant.now();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }
}

package twoflow.testsupport;

import java.util.concurrent.atomic.AtomicLong;
import twoflow.core.pacing.LabClock;

/**
 * A clock that stands still until a test moves it. Whoever sleeps moves it to the deadline, and as
 * much further as the test lets it oversleep.
 */
public final class FakeClock implements LabClock {

  private final AtomicLong nowNs;
  private volatile long oversleepNs;

  /** A clock that stands at a time, epoch nanoseconds. */
  public FakeClock(long nowNs) {
    this.nowNs = new AtomicLong(nowNs);
  }

  /** From now on every wait ends this much too late. */
  public FakeClock oversleeping(long ns) {
    oversleepNs = ns;
    return this;
  }

  /** Moves it on. */
  public void advance(long ns) {
    nowNs.addAndGet(ns);
  }

  /** Moves it on. */
  public void advanceMs(long ms) {
    advance(ms * 1_000_000);
  }

  @Override
  public long nowNs() {
    return nowNs.get();
  }

  @Override
  public void sleepUntil(long deadlineNs) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    nowNs.accumulateAndGet(
        deadlineNs, (now, deadline) -> deadline > now ? deadline + oversleepNs : now);
  }
}

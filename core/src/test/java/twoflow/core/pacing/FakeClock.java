package twoflow.core.pacing;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that stands still until it is told to move. Whoever sleeps moves it to the deadline, and
 * as much further as the clock is told to oversleep.
 */
public final class FakeClock implements LabClock {

  private final AtomicLong nowNs;
  private volatile long oversleepNs;

  public FakeClock(long nowNs) {
    this.nowNs = new AtomicLong(nowNs);
  }

  /** From now on every wait ends this much too late. */
  public FakeClock oversleeping(long ns) {
    oversleepNs = ns;
    return this;
  }

  public void advance(long ns) {
    nowNs.addAndGet(ns);
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

package twoflow.core.pacing;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The machine's clock. It reads the time of day once and counts on from there by the monotonic
 * clock, so a step of the time of day in mid-run moves neither deadlines nor the times in event
 * files.
 */
public final class SystemClock implements LabClock {

  private final long epochMinusMonotonicNs;

  /** Takes the time of day as it is now. */
  public SystemClock() {
    Instant now = Instant.now();
    long epochNs = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    epochMinusMonotonicNs = epochNs - System.nanoTime();
  }

  @Override
  public long nowNs() {
    return System.nanoTime() + epochMinusMonotonicNs;
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
      LockSupport.parkNanos(remainingNs);
    }
  }
}

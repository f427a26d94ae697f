package twoflow.relay;

import java.util.concurrent.atomic.AtomicLong;
import twoflow.core.pacing.LabClock;

/** A clock that stands still until it is told to move. */
final class FakeClock implements LabClock {

  private final AtomicLong nowNs = new AtomicLong(1_000);

  void advanceMs(long ms) {
    nowNs.addAndGet(ms * 1_000_000);
  }

  @Override
  public long nowNs() {
    return nowNs.get();
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    throw new UnsupportedOperationException("the relay never sleeps");
  }
}

package twoflow.core.pacing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

class SystemClockTest {

  private final SystemClock clock = new SystemClock();

  @Test
  void shouldTellTheTimeOfDay() {
    assertEquals(System.currentTimeMillis() / 1e3, clock.nowNs() / 1e9, 1.0);
  }

  @Test
  void shouldTakeTheReadingThatWasNotInterrupted() {
    long[] nowNs = {5_000_000};
    long[] readings = {0};
    SystemClock interrupted =
        new SystemClock(
            () -> {
              long epochNs = 1_000_000_000 + nowNs[0];
              nowNs[0] += ++readings[0] == 3 ? 0 : 700_000;
              return epochNs;
            },
            () -> nowNs[0]);
    assertEquals(1_000_000_000 + nowNs[0], interrupted.nowNs());
  }

  @Test
  void shouldNotReturnBeforeTheDeadline() throws InterruptedException {
    long deadlineNs = clock.nowNs() + 5_000_000;
    clock.sleepUntil(deadlineNs);
    long nowNs = clock.nowNs();
    assertTrue(nowNs >= deadlineNs, () -> deadlineNs - nowNs + " ns too early");
  }

  @Test
  void shouldSleepThroughMostOfAWait() throws InterruptedException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    clock.sleepUntil(clock.nowNs() + 1_000_000);
    long beforeNs = threads.getCurrentThreadCpuTime();
    for (int wait = 0; wait < 10; wait++) {
      clock.sleepUntil(clock.nowNs() + 1_000_000);
    }
    clock.sleepUntil(clock.nowNs() + 30_000_000);
    long busyNs = threads.getCurrentThreadCpuTime() - beforeNs;
    assertTrue(busyNs < 20_000_000, () -> busyNs + " of 40,000,000 ns were spent awake");
  }

  @Test
  void shouldBeInterruptibleEvenWhenTheDeadlineHasPassed() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> clock.sleepUntil(0));
    assertFalse(Thread.currentThread().isInterrupted());
  }
}

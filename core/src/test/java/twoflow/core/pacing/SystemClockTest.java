package twoflow.core.pacing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SystemClockTest {

  private static final long SECOND_MS = 1_000;

  private final SystemClock clock = new SystemClock();

  @Test
  void shouldTellTheTimeOfDay() {
    long beforeMs = System.currentTimeMillis();
    long clockMs = clock.nowNs() / 1_000_000;
    long afterMs = System.currentTimeMillis();
    assertTrue(
        beforeMs - SECOND_MS <= clockMs && clockMs <= afterMs + SECOND_MS,
        () -> clockMs + " is not between " + beforeMs + " and " + afterMs);
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
            () -> nowNs[0],
            ns -> {},
            () -> {},
            new WaitEnd(300_000));
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
  void shouldSleepThroughAllButTheLast300MicrosecondsOfAWait() throws InterruptedException {
    SimulatedTime time = new SimulatedTime(0);
    SystemClock simulated = time.clock();
    simulated.sleepUntil(simulated.nowNs() + 30_000_000);
    assertEquals(List.of(29_700_000L), time.sleepsNs);
    assertEquals(300_000 / SimulatedTime.SPIN_NS, time.spins);
  }

  @Test
  void shouldNotSleepThroughAWaitThatIsOver() throws InterruptedException {
    SimulatedTime time = new SimulatedTime(1_000_000);
    SystemClock simulated = time.clock();
    simulated.sleepUntil(simulated.nowNs() + 30_000_000);
    simulated.sleepUntil(simulated.nowNs() - 1);
    assertEquals(List.of(29_700_000L), time.sleepsNs);
    assertEquals(0, time.spins);
  }

  @Test
  void shouldBeInterruptibleEvenWhenTheDeadlineHasPassed() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> clock.sleepUntil(0));
    assertFalse(Thread.currentThread().isInterrupted());
  }

  /** A machine whose time passes only while somebody waits. */
  private static final class SimulatedTime {

    private static final long SPIN_NS = 100;

    private final long oversleepNs;
    private final List<Long> sleepsNs = new ArrayList<>();
    private long nowNs = 1;
    private long spins;

    SimulatedTime(long oversleepNs) {
      this.oversleepNs = oversleepNs;
    }

    SystemClock clock() {
      return new SystemClock(
          () -> nowNs, () -> nowNs, this::sleep, this::spin, new WaitEnd(300_000));
    }

    private void sleep(long ns) {
      sleepsNs.add(ns);
      nowNs += ns + oversleepNs;
    }

    private void spin() {
      spins++;
      nowNs += SPIN_NS;
    }
  }
}

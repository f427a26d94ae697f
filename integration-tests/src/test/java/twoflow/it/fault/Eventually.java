package twoflow.it.fault;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what becomes true in its own time, however busy the machine is. */
final class Eventually {

  private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(60);
  private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(10);

  private Eventually() {}

  /**
   * Waits until a condition holds.
   *
   * @param state what to show when it does not
   */
  static void holds(Callable<Boolean> condition, Supplier<String> state) throws Exception {
    long deadlineNs = System.nanoTime() + TIMEOUT_NS;
    while (!condition.call()) {
      if (System.nanoTime() > deadlineNs) {
        fail("it did not come true: " + state.get());
      }
      LockSupport.parkNanos(POLL_NS);
    }
  }
}

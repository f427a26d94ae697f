package twoflow.testwatch;

import java.util.ArrayList;
import java.util.List;

/** Keeps what threads ended with, until somebody asks; any thread may add, any may ask. */
final class UncaughtFailures implements Thread.UncaughtExceptionHandler, AutoCloseable {

  private final List<AssertionError> failures = new ArrayList<>();

  @Override
  public synchronized void uncaughtException(Thread thread, Throwable failure) {
    failures.add(
        new AssertionError("thread '" + thread.getName() + "' ended with " + failure, failure));
  }

  /**
   * Fails if a thread has ended with an exception since the last time.
   *
   * @throws AssertionError the first of them; further ones are suppressed exceptions of it
   */
  synchronized void failIfAny() {
    if (failures.isEmpty()) {
      return;
    }
    AssertionError first = failures.removeFirst();
    failures.forEach(first::addSuppressed);
    failures.clear();
    throw first;
  }

  /** At the end of all tests: for threads that outlive the test that started them. */
  @Override
  public void close() {
    failIfAny();
  }
}

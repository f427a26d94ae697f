package twoflow.testwatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UncaughtExceptionCheckTest {

  /** The one that JUnit has found by itself, and that takes the failures of all threads. */
  private final UncaughtFailures failures =
      assertInstanceOf(UncaughtFailures.class, Thread.getDefaultUncaughtExceptionHandler());

  private static void failOnAThread(String name, boolean virtual, RuntimeException failure)
      throws InterruptedException {
    Thread.Builder builder = virtual ? Thread.ofVirtual() : Thread.ofPlatform();
    builder
        .name(name)
        .start(() -> {
          throw failure;
        })
        .join();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldFailTheTestInWhoseTimeAThreadEndsWithAnException(boolean virtual) throws Exception {
    RuntimeException cause = new IllegalStateException("broken");
    failOnAThread("reader", virtual, cause);
    AssertionError e = assertThrows(AssertionError.class, failures::failIfAny);
    assertEquals(
        "thread 'reader' ended with java.lang.IllegalStateException: broken", e.getMessage());
    assertSame(cause, e.getCause());
    failures.failIfAny();
  }

  @Test
  void shouldKeepEachFailure() throws Exception {
    failOnAThread("one", false, new IllegalStateException());
    failOnAThread("two", false, new IllegalStateException());
    AssertionError e = assertThrows(AssertionError.class, failures::close);
    assertEquals(1, e.getSuppressed().length);
    failures.close();
  }
}

package twoflow.it.input;

import java.util.Random;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * What a generator begins with: new in each run, said by each test that fails, and given again by
 * {@code -Dtwoflow.seed=SEED}.
 */
final class Seed implements TestExecutionExceptionHandler {

  private static final String PROPERTY = "twoflow.seed";

  private final long value = Long.getLong(PROPERTY, System.nanoTime());

  /** A generator for one test; tests with other salts get other numbers. */
  Random random(int salt) {
    return new Random(value * 31 + salt);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
    throw new AssertionError("replay with -D" + PROPERTY + "=" + value + ": " + failure, failure);
  }
}

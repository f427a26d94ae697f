package twoflow.testwatch;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails a test in whose time any thread of the JVM has ended with an exception. Otherwise Java
 * prints {@code Exception in thread ...} and the test passes. JUnit finds it by itself in every
 * module that depends on this one (junit-platform.properties, META-INF/services).
 */
public final class UncaughtExceptionCheck
    implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  private static final Namespace NAMESPACE = Namespace.create(UncaughtExceptionCheck.class);

  /** JUnit makes one. */
  public UncaughtExceptionCheck() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    Thread.setDefaultUncaughtExceptionHandler(failures(context));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    failures(context).failIfAny();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    failures(context).failIfAny();
  }

  /** One for the whole JVM; JUnit closes it after the last test. */
  private static UncaughtFailures failures(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(
            UncaughtFailures.class, key -> new UncaughtFailures(), UncaughtFailures.class);
  }
}

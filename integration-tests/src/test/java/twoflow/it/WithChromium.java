package twoflow.it;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.JUnitException;

/**
 * Gives tests the {@link Chromium} of the whole test run, or skips them where there is none. JUnit
 * closes it after the last test.
 */
final class WithChromium implements BeforeAllCallback, ParameterResolver {

  /** Not when a parameter asks for it: a test that is skipped there has failed. */
  @Override
  public void beforeAll(ExtensionContext context) {
    boolean there = chromium(context).isPresent();
    if (!there) {
      System.err.println(context.getDisplayName() + " is skipped: no chromium on the PATH");
    }
    Assumptions.assumeTrue(there, "no chromium on the PATH");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Chromium.class;
  }

  @Override
  public Chromium resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return chromium(context).orElseThrow();
  }

  private static Optional<Chromium> chromium(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(WithChromium.class))
        .computeIfAbsent(Shared.class, key -> Shared.start(), Shared.class)
        .chromium();
  }

  private record Shared(Optional<Chromium> chromium) implements AutoCloseable {

    static Shared start() {
      try {
        return new Shared(Chromium.start());
      } catch (Exception e) {
        throw new JUnitException("Chromium does not start", e);
      }
    }

    @Override
    public void close() throws IOException {
      if (chromium.isPresent()) {
        chromium.get().close();
      }
    }
  }
}

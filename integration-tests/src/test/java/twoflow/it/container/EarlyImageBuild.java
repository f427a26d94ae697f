package twoflow.it.container;

import java.io.UncheckedIOException;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Starts the build of the image before the first test, if any test needs it: most of the time it
 * waits for downloads. {@link DockerExtension} finds it in the session's store.
 */
public final class EarlyImageBuild implements LauncherSessionListener {

  /** JUnit makes one (META-INF/services). */
  public EarlyImageBuild() {}

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    session
        .getLauncher()
        .registerTestExecutionListeners(
            new TestExecutionListener() {
              @Override
              public void testPlanExecutionStarted(TestPlan plan) {
                if (needsImage(plan)) {
                  start(session);
                }
              }
            });
  }

  private static boolean needsImage(TestPlan plan) {
    return plan.getRoots().stream()
        .flatMap(engine -> plan.getChildren(engine).stream())
        .map(TestIdentifier::getSource)
        .anyMatch(source -> source.filter(EarlyImageBuild::isContainerTest).isPresent());
  }

  private static boolean isContainerTest(TestSource source) {
    return source instanceof ClassSource type
        && type.getJavaClass().isAnnotationPresent(RequiresDocker.class);
  }

  private static void start(LauncherSession session) {
    try {
      session
          .getStore()
          .computeIfAbsent(
              Namespace.create(ImageBuild.class),
              ImageBuild.class,
              key -> ImageBuild.start(),
              ImageBuild.class);
    } catch (UncheckedIOException noDocker) {
      // The tests say so.
    }
  }
}

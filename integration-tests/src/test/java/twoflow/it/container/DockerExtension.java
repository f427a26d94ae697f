package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import twoflow.it.LabProcess;

/** Asks once whether Docker answers, and waits for the image, which is built once. */
final class DockerExtension implements ExecutionCondition, BeforeAllCallback {

  private static final ExtensionContext.Namespace ONCE =
      ExtensionContext.Namespace.create(DockerExtension.class);
  private static final String NO_DOCKER = "Docker does not answer";
  private static final boolean REQUIRED = "1".equals(System.getenv("LAB_REQUIRE_DOCKER"));
  private static final long ANSWER_S = 30;

  /** Whether an engine answers. */
  private record Engine(boolean answers) {}

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (engine(context).answers() || REQUIRED) {
      return ConditionEvaluationResult.enabled("Docker answers, or has to");
    }
    return ConditionEvaluationResult.disabled(NO_DOCKER);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws InterruptedException {
    if (!engine(context).answers()) {
      fail(NO_DOCKER + ", and LAB_REQUIRE_DOCKER=1 requires it");
    }
    context
        .getStore(
            ExtensionContext.StoreScope.LAUNCHER_SESSION,
            ExtensionContext.Namespace.create(ImageBuild.class))
        .computeIfAbsent(ImageBuild.class, key -> ImageBuild.start(), ImageBuild.class)
        .awaitImage();
  }

  private static Engine engine(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ONCE)
        .computeIfAbsent(Engine.class, key -> ask(), Engine.class);
  }

  private static Engine ask() {
    boolean answers =
        succeeds("docker", "version", "--format", "{{.Server.Version}}")
            && succeeds("docker", "compose", "version")
            && isFoundByTestcontainers();
    if (!answers && !REQUIRED) {
      System.out.println(NO_DOCKER + ": container tests are skipped");
    }
    return new Engine(answers);
  }

  private static boolean isFoundByTestcontainers() {
    try {
      return DockerClientFactory.instance().isDockerAvailable();
    } catch (ContainerFetchException e) {
      // The engine is there and a helper image is not: no reason to skip, the tests will say it.
      return true;
    }
  }

  private static boolean succeeds(String... command) {
    try (LabProcess process = LabProcess.command(LabProcess.root(), command)) {
      return process.exitCode(ANSWER_S) == 0;
    } catch (IOException | AssertionError e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import twoflow.it.LabProcess;

/** The build of the lab's image. It runs while other tests do, and who needs the image waits. */
final class ImageBuild implements AutoCloseable {

  private static final long BUILD_S = 600;

  private final LabProcess build;

  private ImageBuild(LabProcess build) {
    this.build = build;
  }

  /**
   * Starts it.
   *
   * @throws UncheckedIOException if there is no such program as docker
   */
  static ImageBuild start() {
    try {
      return new ImageBuild(LabProcess.command(LabProcess.root(), "docker", "compose", "build"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the image; fails with the build's output if there is none. */
  synchronized void awaitImage() throws InterruptedException {
    assertEquals(0, build.exitCode(BUILD_S), build::toString);
  }

  /** Ends it, if no test has waited for it. */
  @Override
  public void close() {
    build.close();
  }
}

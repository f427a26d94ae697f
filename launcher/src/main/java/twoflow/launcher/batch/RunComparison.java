package twoflow.launcher.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Compares what was captured of a run that was made twice. */
@FunctionalInterface
public interface RunComparison {

  /**
   * Compares two folders of one run.
   *
   * @return in what they differ, or why they cannot be compared; empty if they are equal
   * @throws InterruptedException when it is to stop
   */
  Optional<String> difference(Path kept, Path other) throws IOException, InterruptedException;
}

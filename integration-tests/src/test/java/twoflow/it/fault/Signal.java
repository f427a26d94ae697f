package twoflow.it.fault;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import twoflow.it.LabProcess;

/** A signal that ends a program, and its exit code. */
enum Signal {
  INT(130),
  TERM(143),
  KILL(137);

  private final int exitCode;

  Signal(int exitCode) {
    this.exitCode = exitCode;
  }

  /**
   * Whether the program can still do something: end its connections, write its files to the end.
   */
  boolean orderly() {
    return this != KILL;
  }

  /** Sends it, and requires that the program ends by it. */
  void end(LabProcess process) throws IOException, InterruptedException {
    process.signal(name());
    process.shouldExit(exitCode);
  }

  /** Each of these with each signal. */
  static Stream<Arguments> each(Object... subjects) {
    return Arrays.stream(subjects)
        .flatMap(subject -> Arrays.stream(values()).map(signal -> Arguments.of(subject, signal)));
  }
}

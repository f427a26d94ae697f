package twoflow.launcher;

import java.io.IOException;
import java.io.PrintStream;

/** The standard output. Nobody may read it, and its disk may be full. */
final class StandardOutput {

  private final PrintStream stream;
  private final String run;

  /**
   * @param run the run's name
   */
  StandardOutput(PrintStream stream, String run) {
    this.stream = stream;
    this.run = run;
  }

  /**
   * Prints a line.
   *
   * @throws IOException with a line for the user when that cannot be done
   */
  void println(String line) throws IOException {
    stream.println(line);
    if (stream.checkError()) {
      throw new IOException(
          "standard output is closed or full: the run was stopped; what it left is in captures/"
              + run);
    }
  }
}

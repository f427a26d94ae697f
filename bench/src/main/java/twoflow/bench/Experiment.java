package twoflow.bench;

import java.io.IOException;
import twoflow.bench.figure.Results;

/** Something to measure, round by round. */
public interface Experiment {

  /** Its mode, for the heads of tables and for {@code --modes}. */
  Mode mode();

  /** How many rounds it takes, given what the user asked for. */
  default int rounds(int wanted) {
    return wanted;
  }

  /**
   * Measures every contender once, one after the other, or at the same time.
   *
   * @param number the round's number, from 0; what comes first may depend on it
   * @throws IOException when the lab itself cannot be measured
   */
  void round(int number, Results results) throws IOException, InterruptedException;
}

package twoflow.bench;

import java.io.IOException;
import twoflow.bench.figure.Results;

/** What a mode measures, round by round. */
@FunctionalInterface
interface Experiment {

  /**
   * Measures every contender once, one after the other, or all at the same time.
   *
   * @param number the round's number, from 0; the order of the contenders may depend on it
   * @throws IOException when the mode cannot be measured on this machine
   */
  void round(int number, Results results) throws IOException, InterruptedException;
}

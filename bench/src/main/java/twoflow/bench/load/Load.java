package twoflow.bench.load;

import java.io.IOException;
import java.util.function.Supplier;
import twoflow.bench.contender.ProcessUsage;
import twoflow.bench.figure.RoundFigures;

/** Traffic through a route, which gives figures of the program on it. */
public interface Load {

  /** How many pairs it holds at the same time. */
  int pairs();

  /**
   * Sends, receives and checks.
   *
   * @param usage what the program has used up to now
   * @throws CorruptionException when a byte is lost or changed
   */
  RoundFigures run(Route route, Supplier<ProcessUsage> usage)
      throws IOException, InterruptedException;
}

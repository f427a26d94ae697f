package twoflow.launcher;

import java.io.IOException;
import java.util.Optional;
import twoflow.core.run.WrongUseException;
import twoflow.launcher.batch.Parallelism;

/**
 * How many runs of a batch are made at once.
 *
 * @param runs 1 or more
 * @param reason why, for the user
 */
record AtOnce(int runs, String reason) {

  /**
   * As the user wishes, or as the machine bears; one after the other where they have one network.
   *
   * @param wish what the user said
   * @param captureBytes what the largest buffer of a capture takes
   * @param network in which the runs are
   */
  static AtOnce of(Optional<Integer> wish, long captureBytes, BatchNetwork network)
      throws IOException {
    if (network.isShared()) {
      if (wish.isPresent() && wish.get() > 1) {
        throw new WrongUseException(
            "--parallel: here the runs are made one after the other, in "
                + network.title()
                + "; "
                + network.remedy());
      }
      return new AtOnce(1, "in " + network.title());
    }
    if (wish.isPresent()) {
      return new AtOnce(wish.get(), "--parallel");
    }
    Parallelism bearable = Parallelism.ofThisMachine(captureBytes);
    return new AtOnce(bearable.runs(), bearable.reason());
  }
}

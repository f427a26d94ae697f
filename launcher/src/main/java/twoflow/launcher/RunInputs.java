package twoflow.launcher;

import java.nio.file.Path;
import java.util.Optional;
import twoflow.core.row.Flow;

/**
 * The input files of a run.
 *
 * @param root the folder of the default files, which are made with sample rows when missing
 * @param chat the file that the user named instead
 * @param voip likewise
 */
record RunInputs(Path root, Optional<Path> chat, Optional<Path> voip) {

  /** The default files. */
  static RunInputs in(Path root) {
    return new RunInputs(root, Optional.empty(), Optional.empty());
  }

  /** The file that the user named for a flow. */
  Optional<Path> named(Flow flow) {
    return flow == Flow.CHAT ? chat : voip;
  }

  /** The file of a flow. */
  Path of(Flow flow) {
    return named(flow).orElseGet(() -> root.resolve(flow.csvName()));
  }
}

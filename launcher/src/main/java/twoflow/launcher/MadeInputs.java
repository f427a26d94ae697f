package twoflow.launcher;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twoflow.core.row.Flow;
import twoflow.core.seed.RunSeed;
import twoflow.core.seed.SeededRows;

/** Input files with rows that the lab has made: temporary ones, there until this is closed. */
final class MadeInputs implements Closeable {

  private final List<Path> files = new ArrayList<>();

  /** What writes the rows of a flow. */
  interface Rows {

    /** Writes them as a CSV file, over what is there. */
    void write(Flow flow, Path csv) throws IOException;
  }

  /**
   * The inputs of a run whose rows come from a seed.
   *
   * @param root the folder of the default ones
   */
  RunInputs seeded(Path root, RunSeed seed) throws IOException {
    SeededRows rows = new SeededRows(seed);
    return new RunInputs(
        root, Optional.of(make(Flow.CHAT, rows::write)), Optional.of(make(Flow.VOIP, rows::write)));
  }

  /** A new file with the rows of a flow. */
  Path make(Flow flow, Rows rows) throws IOException {
    Path csv = Files.createTempFile("two-flow-", "-" + flow.csvName());
    files.add(csv);
    rows.write(flow, csv);
    return csv;
  }

  @Override
  public void close() throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    files.clear();
  }
}

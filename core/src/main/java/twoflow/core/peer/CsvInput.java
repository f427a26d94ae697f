package twoflow.core.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import twoflow.core.row.Flow;
import twoflow.core.row.RowCheck;
import twoflow.core.row.RowFile;
import twoflow.core.run.RunFolder;

/**
 * Finds the CSV file that a client sends: the run's copy, the file that was named, or the default
 * one, which is made with sample rows when it is missing.
 */
public final class CsvInput {

  private final Path root;
  private final Optional<RunFolder> run;
  private final Logger log;

  /**
   * @param root the folder of the default files
   * @param run the run to join; its copy is what is read
   */
  public CsvInput(Path root, Optional<RunFolder> run, Logger log) {
    this.root = root;
    this.run = run;
    this.log = log;
  }

  /**
   * Finds and checks the file.
   *
   * @param named the file that the user named
   * @throws IOException when the file is not to be had or not acceptable
   */
  public RowFile find(Flow flow, Optional<Path> named, RowCheck check) throws IOException {
    Optional<Path> copy = run.map(folder -> folder.csv(flow)).filter(Files::exists);
    if (named.isEmpty() && copy.isPresent()) {
      return RowFile.check(copy.get(), flow, check);
    }
    Path input = named.isPresent() ? named.get() : defaultFile(flow);
    RowFile file = RowFile.check(input, flow, check);
    if (run.isEmpty()) {
      return file;
    }
    Path adopted = run.get().adopt(input, flow);
    return new RowFile(adopted, flow, file.rows(), file.first());
  }

  private Path defaultFile(Flow flow) throws IOException {
    Path file = root.resolve(flow.csvName());
    try {
      if (Files.notExists(file) && RowFile.createSample(file, flow)) {
        log.info("{} was missing: created with sample rows", file);
      }
    } catch (IOException e) {
      throw new IOException(
          "cannot create the sample file " + file + " (" + e + "): name an input with --csv", e);
    }
    return file;
  }
}

package twoflow.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import twoflow.core.payload.Printable;
import twoflow.core.row.Flow;
import twoflow.core.row.Row;
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

  /**
   * When a schedule by timestamps begins unless the user says so: in a run with the earlier first
   * row of its two files, so that the flows keep their offset; else with the file's own first row.
   */
  public LocalDateTime epoch(RowFile file) {
    LocalDateTime own = file.first().time();
    if (run.isEmpty()) {
      return own;
    }
    return Arrays.stream(Flow.values())
        .flatMap(flow -> firstTime(run.get().csv(flow), flow).stream())
        .filter(time -> time.isBefore(own))
        .findFirst()
        .orElse(own);
  }

  /**
   * The other flow's file is its own client's to judge: what cannot be read does not count here.
   */
  private Optional<LocalDateTime> firstTime(Path csv, Flow flow) {
    if (Files.notExists(csv)) {
      return Optional.empty();
    }
    try {
      return RowFile.firstRow(csv, flow).map(Row::time);
    } catch (IOException e) {
      log.warn("{}: its first timestamp is not counted in", Printable.of(e.getMessage()));
      return Optional.empty();
    }
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

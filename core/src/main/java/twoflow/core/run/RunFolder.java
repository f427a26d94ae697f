package twoflow.core.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import twoflow.core.row.Flow;
import twoflow.core.row.RowFileException;

/**
 * The folder {@code captures/<run>} that a role joins. It is made by one creator before the roles
 * start ({@code ./lab demo}, {@code ./lab capture} or Compose); a role only adds its own files.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

  /** The name of what was said in a run with a call. */
  public static final String VOICE = "voice.wav";

  /**
   * Finds the folder of a run.
   *
   * @param root the folder that holds {@code captures}
   * @throws WrongUseException when the name is not allowed or there is no such run
   */
  public static RunFolder join(Path root, String name) {
    RunNameRule rule = RunNameRule.load();
    if (!rule.allows(name)) {
      throw new WrongUseException("--run " + name + ": " + rule.words());
    }
    Path path = root.resolve("captures").resolve(name);
    if (Files.isRegularFile(path)) {
      throw new WrongUseException(
          "--run " + name + ": " + path + " is a file and no run's folder: use another name");
    }
    if (!Files.isDirectory(path)) {
      throw new WrongUseException(
          "--run "
              + name
              + ": there is no folder "
              + path
              + ": make it with 'mkdir -p "
              + path
              + "'");
    }
    return new RunFolder(path);
  }

  /** Where a role writes its events; makes the folder for them when it is missing. */
  public Path eventFile(String role) throws IOException {
    Path events = path.resolve("events");
    Files.createDirectories(events);
    return events.resolve(role + ".csv");
  }

  /** Where a role that shows a person something else writes its log. */
  public Path logFile(String role) {
    return path.resolve(role + ".log");
  }

  /** Where the client of a call leaves what it says: samples of G.711, with a cue point per row. */
  public Path voice() {
    return path.resolve(VOICE);
  }

  /** Where the run keeps its copy of a flow's input. */
  public Path csv(Flow flow) {
    return path.resolve(flow.csvName());
  }

  /**
   * Copies an input into the run, byte for byte, unless the run has it already.
   *
   * @return the copy
   * @throws WrongUseException when the run's copy differs from the input
   */
  public Path adopt(Path input, Flow flow) throws IOException {
    Path copy = csv(flow);
    if (Files.notExists(input)) {
      throw new RowFileException(input, "no such file");
    }
    if (!Files.isRegularFile(input)) {
      throw new RowFileException(input, "not a regular file");
    }
    try {
      Files.copy(input, copy);
    } catch (FileAlreadyExistsException e) {
      if (Files.mismatch(input, copy) != -1) {
        throw new WrongUseException(
            "the run has another "
                + copy
                + " already, which differs from "
                + input
                + ": leave --csv out, or use another run");
      }
    }
    return copy;
  }
}

package twoflow.core.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import twoflow.core.row.Flow;
import twoflow.core.row.RowFileException;

/**
 * The folder {@code captures/<run>} that a role joins. It is made by one creator before the roles
 * start ({@code ./lab demo}, {@code ./lab capture} or Compose); a role only adds its own files.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

  /** Windows cannot make a name that ends with a dot. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]*[A-Za-z0-9_-]");

  /** Folders of the lab and devices of Windows, in any case, as a disk may ignore it. */
  private static final Pattern RESERVED =
      Pattern.compile(
          "sidecar|wireshark|(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?",
          Pattern.CASE_INSENSITIVE);

  /**
   * Finds the folder of a run.
   *
   * @param root the folder that holds {@code captures}
   * @throws WrongUseException when the name is not allowed or there is no such run
   */
  public static RunFolder join(Path root, String name) {
    // The same rule as in captures/sidecar/new-run.sh.
    if (!NAME.matcher(name).matches() || RESERVED.matcher(name).matches()) {
      throw new WrongUseException(
          "--run "
              + name
              + ": a run's name has letters, digits, '.', '_' and '-' only, does not end with '.',"
              + " and is not sidecar, wireshark or a device's name on Windows (con, nul, ...)");
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

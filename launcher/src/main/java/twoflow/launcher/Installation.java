package twoflow.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the lab's own files are: in a checkout, or in a folder that holds all programs beside each
 * other, as in the released zip.
 *
 * @param root the folder of the inputs and of {@code captures}; in a checkout, the lab's folder
 * @param programs the folder of all programs, if there is one
 */
record Installation(Path root, Optional<Path> programs) {

  /** The one that this program is of. */
  static Installation of(Path root) {
    return new Installation(
        root, Optional.ofNullable(System.getProperty("twoflow.programs")).map(Path::of));
  }

  /** The folder of a program's jar. */
  Path folderOf(String role) {
    return programs.orElseGet(() -> root.resolve(role).resolve("target"));
  }

  /** The folder of {@code role.sh} and of the options for the JVM. */
  Path jvm() {
    return programs.orElseGet(() -> root.resolve("core/src/main/jvm"));
  }

  /**
   * Makes the folder for the runs, if they go elsewhere than beside the zip's programs, because
   * this user may not write there; and says where they go.
   *
   * @throws IOException with a line for the user when it cannot be made
   */
  void makeCaptures(PrintStream err) throws IOException {
    Optional<Path> home = programs.map(Path::getParent);
    if (home.isEmpty() || home.get().equals(root) || Files.notExists(home.get().resolve("lab"))) {
      return;
    }
    Path captures = root.resolve("captures");
    try {
      Files.createDirectories(captures);
    } catch (IOException e) {
      throw new IOException(
          home.get()
              + " is not writable, so runs would go to the current folder; but there, too: "
              + e.getMessage(),
          e);
    }
    err.printf(
        "lab: %s is not writable: the inputs and the runs are in %s and %s%n",
        home.get(), root, captures);
  }

  /** The folder of the scripts that make and capture a run. */
  Path sidecar() {
    return beside("captures").resolve("sidecar");
  }

  /** The folder of what the lab adds to Wireshark. */
  Path wireshark() {
    return beside("captures").resolve("wireshark");
  }

  /** The folder of the lab's scenarios. */
  Path scenarios() {
    return beside("scenarios");
  }

  private Path beside(String folder) {
    return programs.map(path -> path.resolveSibling(folder)).orElseGet(() -> root.resolve(folder));
  }
}

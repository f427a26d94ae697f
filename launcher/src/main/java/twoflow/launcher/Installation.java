package twoflow.launcher;

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

  /** The folder of the scripts that make and capture a run. */
  Path sidecar() {
    return programs
        .map(folder -> folder.resolveSibling("captures"))
        .orElseGet(() -> root.resolve("captures"))
        .resolve("sidecar");
  }
}

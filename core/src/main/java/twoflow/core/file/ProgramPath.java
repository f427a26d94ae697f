package twoflow.core.file;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folders where a system looks for programs.
 *
 * @param folders as in the environment's PATH
 */
public record ProgramPath(String folders) {

  /** This process's own. */
  public static ProgramPath ofThisProcess() {
    return new ProgramPath(System.getenv().getOrDefault("PATH", ""));
  }

  /**
   * The first program that has one of these names.
   *
   * @param names in a folder with several, the earlier one counts
   */
  public Optional<Path> find(List<String> names) {
    return Stream.of(folders.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> path(folder).stream())
        .flatMap(folder -> names.stream().map(folder::resolve))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** On Windows, a folder may be in quotes there; what is no path has no programs. */
  private static Optional<Path> path(String folder) {
    try {
      return Optional.of(Path.of(folder));
    } catch (InvalidPathException e) {
      String bare = folder.replace("\"", "");
      return bare.equals(folder) ? Optional.empty() : path(bare);
    }
  }
}

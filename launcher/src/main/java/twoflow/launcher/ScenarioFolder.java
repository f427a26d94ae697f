package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import twoflow.core.run.WrongUseException;

/**
 * The scenarios that come with the lab.
 *
 * @param path the folder
 */
record ScenarioFolder(Path path) {

  private static final String SUFFIX = ".yml";

  /** The files, by name. */
  List<Path> all() throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .sorted(Comparator.comparing(ScenarioFolder::name))
          .toList();
    }
  }

  /** The name of a scenario. */
  static String name(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  /**
   * The file of a scenario.
   *
   * @param scenario one of the lab's by its name, or a file
   * @throws WrongUseException when there is none
   */
  Path find(Path scenario) {
    Path named = path.resolve(scenario + SUFFIX);
    if (scenario.getNameCount() == 1 && !scenario.isAbsolute() && Files.isRegularFile(named)) {
      return named;
    }
    if (Files.isRegularFile(scenario)) {
      return scenario;
    }
    throw new WrongUseException(
        "scenario "
            + scenario
            + ": there is neither such a scenario nor such a file: lab scenarios shows what there"
            + " is");
  }
}

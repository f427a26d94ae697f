package twoflow.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the lab's programs and scripts lie, and how they are started.
 *
 * @param root the folder of the inputs and of {@code captures}
 * @param programs the folder with the jars of all roles side by side; none in a checkout, where
 *     each is where the build left it
 */
record Roles(Path root, Optional<Path> programs) {

  /** Set by role.sh. */
  private static final String PROGRAMS = "twoflow.programs";

  /** The roles that this process was started beside. */
  static Roles beside(Path root) {
    return new Roles(root, Optional.ofNullable(System.getProperty(PROGRAMS)).map(Path::of));
  }

  /** The command that becomes a role. */
  List<String> command(String role, List<String> arguments) {
    Path folder = programs.orElseGet(() -> root.resolve(role).resolve("target"));
    Path script = programs.orElseGet(() -> root.resolve("core/src/main/jvm")).resolve("role.sh");
    List<String> command = new ArrayList<>();
    command.add("sh");
    command.add(script.toString());
    command.add(System.getProperty("java.home"));
    command.add(folder.toString());
    command.add(role);
    command.add(root.toString());
    command.addAll(arguments);
    return command;
  }

  /** A script of the capture and the run's folder, which Compose uses, too. */
  Path sidecar(String script) {
    Path home = programs.map(folder -> folder.resolveSibling("")).orElse(root);
    return home.resolve("captures/sidecar").resolve(script);
  }
}

package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import twoflow.it.FreePorts;
import twoflow.it.LabProcess;

/**
 * A copy of the repository's tracked files, and Compose in it: ports that are free, a project of
 * its own. Closing it removes the project's containers.
 */
final class ComposeLab implements AutoCloseable {

  static final String RUN = "lesson-1";
  private static final long COMMAND_S = 120;

  private final Path root;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> files = new ArrayList<>(List.of("docker-compose.yml"));

  private ComposeLab(Path root) throws IOException {
    this.root = root;
    int[] ports = FreePorts.two();
    with("COMPOSE_PROJECT_NAME", "twoflow-it-" + UUID.randomUUID().toString().substring(0, 8));
    with("RUN", RUN);
    with("CHAT_PORT", Integer.toString(ports[0]));
    with("VOIP_PORT", Integer.toString(ports[1]));
    with("DEMO_PORT", Integer.toString(ports[0]));
  }

  /** Copies what git tracks into a folder that the containers' users may enter. */
  static ComposeLab in(Path folder) throws IOException, InterruptedException {
    Path root = LabProcess.root();
    try (LabProcess tracked = LabProcess.command(root, "git", "ls-files", "-z")) {
      for (String file : String.join("\n", tracked.shouldExit(0).stdout()).split("\0")) {
        if (Files.exists(root.resolve(file))) {
          Files.createDirectories(folder.resolve(file).getParent());
          Files.copy(root.resolve(file), folder.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new ComposeLab(folder);
  }

  ComposeLab with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Takes another compose file than {@code docker-compose.yml}. */
  ComposeLab startedFrom(String file) {
    files.clear();
    files.add(file);
    return this;
  }

  /** Adds a compose file that overrides the first. */
  ComposeLab overriddenBy(String file) {
    files.add(file);
    return this;
  }

  Path root() {
    return root;
  }

  Path run() {
    return root.resolve("captures").resolve(RUN);
  }

  File composeFile() {
    return root.resolve(files.getFirst()).toFile();
  }

  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** Starts {@code docker compose up}. */
  LabProcess up(String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("up", "--no-color"));
    arguments.addAll(List.of(options));
    return compose(arguments.toArray(String[]::new));
  }

  /** Starts a command of {@code docker compose}. */
  LabProcess compose(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("docker", "compose"));
    files.forEach(file -> command.addAll(List.of("-f", file)));
    command.addAll(List.of(arguments));
    return LabProcess.command(root, environment, command.toArray(String[]::new));
  }

  /**
   * Gives captures/ to somebody else, or the copy back; a container may where the caller may not.
   */
  void giveTo(String owner, String folder) throws IOException, InterruptedException {
    giveTo(owner, root.resolve(folder));
  }

  static void giveTo(String owner, Path folder) throws IOException, InterruptedException {
    // Root needs no container, and nobody needs one for what is the owner's already.
    if (!succeeds(folder, "chown", "-R", owner, folder.toString())) {
      String mount = folder + ":/given";
      String[] docker = {
        "docker",
        "run",
        "--rm",
        "--entrypoint=chown",
        "-v",
        mount,
        LabImage.NAME,
        "-R",
        owner,
        "/given"
      };
      try (LabProcess process = LabProcess.command(folder, docker)) {
        process.shouldExit(0);
      }
    }
  }

  private static boolean succeeds(Path folder, String... command)
      throws IOException, InterruptedException {
    try (LabProcess process = LabProcess.command(folder, command)) {
      return process.exitCode(COMMAND_S) == 0;
    }
  }

  /** The exit code of a service's container that has ended. */
  int exitCodeOf(String service) throws IOException, InterruptedException {
    try (LabProcess ids = compose("ps", "--all", "--quiet", service)) {
      String id = ids.shouldExit(0).stdout().getFirst();
      String format = "{{.State.Status}} {{.State.ExitCode}}";
      try (LabProcess state =
          LabProcess.command(root, "docker", "inspect", "--format", format, id)) {
        String[] words = state.shouldExit(0).stdout().getFirst().split(" ");
        return words[0].equals("exited")
            ? Integer.parseInt(words[1])
            : fail(service + " is " + words[0]);
      }
    }
  }

  /** Ends everything and removes the containers and networks. */
  LabProcess down() throws IOException, InterruptedException {
    try (LabProcess down = compose("down", "--volumes", "--remove-orphans")) {
      down.exitCode(COMMAND_S);
      return down.shouldExit(0);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      down();
      // So the caller may delete the copy.
      giveTo(FinishedRun.ownerOf(root), "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted: containers may be left", e);
    }
  }
}

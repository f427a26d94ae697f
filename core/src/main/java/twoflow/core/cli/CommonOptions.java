package twoflow.core.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import twoflow.core.run.RunFolder;

/** The options that every role has. */
public final class CommonOptions {

  @Option(
      names = {"-v", "--verbose"},
      description = "Log every write and read, too.")
  private boolean verbose;

  @Option(
      names = "--log-format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "Format of the log lines on stderr (default: ${DEFAULT-VALUE}).")
  private LogFormat logFormat;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description = "Write what happened to which bytes to this CSV file; it must not exist yet.")
  private Path events;

  @Option(
      names = "--run",
      paramLabel = "NAME",
      description =
          "Join the run captures/NAME: read its CSV copies, write events/<role>.csv there.")
  private String run;

  /** The run to join. */
  public Optional<RunFolder> runFolder() {
    return Optional.ofNullable(run).map(name -> RunFolder.join(root(), name));
  }

  /**
   * The folder that holds {@code captures} and the default CSV files: the one that {@code ./lab}
   * names, else the caller's.
   */
  public static Path root() {
    return Path.of(System.getProperty("twoflow.root", ""));
  }

  boolean verbose() {
    return verbose;
  }

  LogFormat logFormat() {
    return logFormat;
  }

  /** Where events go: the file that was named, else the run's. */
  Optional<Path> eventFile(String role) throws IOException {
    if (events != null) {
      return Optional.of(events);
    }
    Optional<RunFolder> folder = runFolder();
    return folder.isPresent() ? Optional.of(folder.get().eventFile(role)) : Optional.empty();
  }
}

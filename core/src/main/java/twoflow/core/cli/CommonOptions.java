package twoflow.core.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import twoflow.core.run.RunFolder;

/** The options that every role has. */
public final class CommonOptions {

  private final Setting<Boolean> verbose;
  private final Setting<LogFormat> logFormat;
  private final Setting<Path> events;
  private final Setting<String> run;

  CommonOptions(OptionSet options) {
    OptionSet output = options.of(OptionGroup.OUTPUT);
    OptionSet files = options.of(OptionGroup.FILES);
    verbose = output.flag(new String[] {"-v", "--verbose"}, "Log every write and read, too.");
    logFormat =
        output.value(
            LogFormat.class,
            "--log-format",
            "text|json",
            "text",
            "Format of the log lines on stderr (default: ${DEFAULT-VALUE}).");
    events =
        files.value(
            Path.class,
            "--events",
            "FILE",
            "Write what happened to which bytes to this CSV file; it must not exist yet.");
    run =
        files.value(
            String.class,
            "--run",
            "NAME",
            "Join the run captures/NAME: read its CSV copies, write events/<role>.csv there.");
  }

  /** Whether the user named a run. */
  public boolean joinsRun() {
    return run.isGiven();
  }

  /** Whether the user named an event file. */
  public boolean namesEventFile() {
    return events.isGiven();
  }

  /** The run to join. */
  public Optional<RunFolder> runFolder() {
    return run.asOptional().map(name -> RunFolder.join(root(), name));
  }

  /**
   * The folder that holds {@code captures} and the default CSV files: the one that {@code ./lab}
   * names, else the caller's.
   */
  public static Path root() {
    return Path.of(System.getProperty("twoflow.root", ""));
  }

  boolean verbose() {
    return verbose.value();
  }

  LogFormat logFormat() {
    return logFormat.value();
  }

  /** Where events go: the file that was named, else the run's. */
  Optional<Path> eventFile(String role) throws IOException {
    if (events.asOptional().isPresent()) {
      return events.asOptional();
    }
    Optional<RunFolder> folder = runFolder();
    return folder.isPresent() ? Optional.of(folder.get().eventFile(role)) : Optional.empty();
  }
}

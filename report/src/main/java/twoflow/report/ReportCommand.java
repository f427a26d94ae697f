package twoflow.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import twoflow.core.cli.CommonOptions;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.ManifestVersion;
import twoflow.core.run.WrongUseException;
import twoflow.report.link.Terminators;
import twoflow.report.link.Verdict;

/** The command {@code report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    versionProvider = ManifestVersion.class,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Reads a run's capture, CSV files and events, and says which frames carried which row.",
      "",
      "Prints the verdict and leaves links.csv, verdict.json, report.html and an annotated capture",
      "in the run's folder; those of an older report are replaced, the capture is never changed.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 the capture is complete; 3 it is not, or a row has no packets; 1 the report",
      "failed; 2 wrong use.",
      "",
      "Example, after './lab demo':",
      "  ./lab report captures/two-flow"
    })
final class ReportCommand implements Callable<Integer> {

  /** The capture is not complete, or a row has no packets. */
  static final int NOT_COMPLETE = 3;

  private static final int MAX_PORT = 65_535;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "RUN",
      defaultValue = "two-flow",
      description = "The run's folder, or its name in captures/ (default: ${DEFAULT-VALUE}).")
  private Path run;

  @Option(
      names = "--capture",
      paramLabel = "FILE",
      description =
          "The capture file, pcap or pcapng (default: two-flow.pcap, two-flow.pcapng or"
              + " tap.pcapng in the run's folder).")
  private Path capture;

  @Option(
      names = "--flow",
      paramLabel = "NAME=PORT",
      description =
          "The relay's port of a flow; repeatable (default: what the events say, else"
              + " CHAT=9001 and VOIP=9002).")
  private Map<String, Integer> flows = new LinkedHashMap<>();

  @Option(
      names = "--terminator",
      paramLabel = "auto|newline|none",
      defaultValue = "auto",
      description =
          "What ends a row on the wire (default: ${DEFAULT-VALUE}, as the first row of a"
              + " stream tells).")
  private Terminators terminators;

  @Option(
      names = "--no-csv",
      paramLabel = "FLOW",
      split = ",",
      description = "Take the rows of a flow as they stand on the wire, as of a chat by hand.")
  private Set<String> withoutCsv = Set.of();

  @Option(
      names = {"-v", "--verbose"},
      description = "Show where an unexpected error came from.")
  private boolean verbose;

  @Override
  public Integer call() throws IOException {
    flows.forEach(ReportCommand::checkPort);
    RunFiles files = RunFiles.find(folder(), capture);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      Verdict verdict = new Report(files, flows, terminators, withoutCsv, out).write();
      return verdict.complete() ? ExitCode.DONE : NOT_COMPLETE;
    } catch (AccessDeniedException e) {
      throw new IOException(
          e.getFile() + ": not permitted to this user: run it as the owner of captures/", e);
    } catch (FileSystemException e) {
      throw new IOException(
          "cannot write the report into " + files.folder() + " (" + e.getReason() + ")", e);
    }
  }

  /** The folder as given from where the user stands, else from the lab's folder. */
  private Path folder() {
    if (Files.isDirectory(run) || run.isAbsolute()) {
      return run;
    }
    Path fromRoot = CommonOptions.root().resolve(run);
    Path named = CommonOptions.root().resolve("captures").resolve(run);
    return Files.isDirectory(named) && !Files.isDirectory(fromRoot) ? named : fromRoot;
  }

  private static void checkPort(String flow, int port) {
    if (port < 1 || port > MAX_PORT) {
      throw new WrongUseException("--flow " + flow + "=" + port + ": a port is 1 to " + MAX_PORT);
    }
  }
}

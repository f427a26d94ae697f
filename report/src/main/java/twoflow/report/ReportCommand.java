package twoflow.report;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import twoflow.analysis.AnalysisOptions;
import twoflow.analysis.FileFault;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.RunFiles;
import twoflow.analysis.link.Terminators;
import twoflow.core.cli.CommonOptions;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.LabCommand;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.Program;
import twoflow.core.cli.Setting;
import twoflow.core.run.WrongUseException;
import twoflow.report.page.PageCollector;

/** The command {@code report}. */
final class ReportCommand extends LabCommand {

  /** The capture is not complete, or a row has no packets. */
  static final int NOT_COMPLETE = 3;

  private static final int MAX_PORT = 65_535;

  private static final HelpText HELP =
      new HelpText(
          List.of(
              "Reads a run's capture, CSV files and events, and says which frames carried which row.",
              "",
              "Prints the verdict and leaves links.csv, packets.csv, verdict.json, report.html and an annotated"
                  + " capture in the run's folder, of a call also heard.wav and call.pcapng; those of an older"
                  + " report are replaced, the capture is never changed.",
              ""),
          List.of(
              "",
              "Exit codes: 0 the capture is complete; 3 it is not, or a row has no packets; 1 the"
                  + " report failed; 2 wrong use.",
              "",
              "Example, after './lab demo':",
              "  ./lab report captures/two-flow"));

  private final Setting<Path> run = options.run();

  private final Setting<Path> capture =
      options
          .of(OptionGroup.READ)
          .value(
              Path.class,
              "--capture",
              "FILE",
              "The capture file, pcap or pcapng, also compressed by gzip (default: two-flow.pcap,"
                  + " two-flow.pcapng, tap.pcapng or chat-demo.pcap in the run's folder, or one of them with .gz).");

  private final Setting<Map<String, Integer>> flows =
      options
          .of(OptionGroup.READ)
          .add(
              OptionSpec.builder("--flow")
                  .paramLabel("NAME=PORT")
                  .type(LinkedHashMap.class)
                  .auxiliaryTypes(String.class, Integer.class)
                  .description(
                      "The relay's port of a flow; repeatable (default: what the events say, else"
                          + " CHAT=9001 and VOIP=9002).")
                  .build());

  private final Setting<Terminators> terminators =
      options
          .of(OptionGroup.READ)
          .value(
              Terminators.class,
              "--terminator",
              "auto|newline|none",
              "auto",
              "What ends a row on the wire (default: ${DEFAULT-VALUE}, as the first row of a stream"
                  + " ends).");

  private final Setting<List<String>> withoutCsv =
      options
          .of(OptionGroup.READ)
          .list(
              String.class,
              "--no-csv",
              "FLOW",
              null,
              "Take the rows of a flow as they stand on the wire, as of a chat by hand.");

  private final Setting<Duration> playout =
      options
          .of(OptionGroup.READ)
          .value(
              Duration.class,
              "--playout",
              "TIME",
              "60ms",
              "Of a call: how long its listener holds a packet before it is played; what comes later"
                  + " is not heard (default: ${DEFAULT-VALUE}).");

  private final Setting<Boolean> forStudents =
      options
          .of(OptionGroup.FILES)
          .flag(
              "--for-students",
              "Write students.html, too: what the run is and how to begin, without rows, frames,"
                  + " numbers and verdict.");

  private final Setting<Boolean> brief =
      options.of(OptionGroup.OUTPUT).flag("--brief", "Print only what failed, and the verdict.");

  private final Setting<Boolean> verbose =
      options
          .of(OptionGroup.OUTPUT)
          .flag(new String[] {"-v", "--verbose"}, "Show where an unexpected error came from.");

  /** Runs the program; never returns. */
  static void run(String... args) {
    Program.main(new ReportCommand(), args);
  }

  ReportCommand() {
    super("report", HELP);
  }

  @Override
  public Integer call() throws IOException {
    try {
      start().await();
    } catch (InterruptedException e) {
      // The signal has its own exit code.
      return ExitCode.FAILED;
    }
    Map<String, Integer> ports = flows.asOptional().orElse(Map.of());
    ports.forEach(ReportCommand::checkPort);
    RunFiles files =
        RunFiles.find(RunFiles.locate(run.value(), CommonOptions.root()), capture.value());
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    AnalysisOptions known =
        new AnalysisOptions(
            ports,
            terminators.value(),
            Set.copyOf(withoutCsv.asOptional().orElse(List.of())),
            PageCollector.MAX_LINKS);
    try {
      return report(files, known, out);
    } catch (UncheckedIOException e) {
      throw readable(e.getCause());
    } catch (IOException e) {
      throw readable(e);
    } catch (OutOfMemoryError e) {
      throw new IOException(
          files.capture()
              + ": too many connections or packets for the report's memory, which is "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MiB: give it more with java -Xmx, or a smaller capture",
          e);
    }
  }

  private int report(RunFiles files, AnalysisOptions options, PrintStream out) throws IOException {
    try (RunAnalysis analysis = RunAnalysis.open(files, options)) {
      Report report = new Report(analysis, playout.value());
      if (forStudents.value()) {
        report.writeForStudents();
      }
      report.writeFiles();
      if (brief.value()) {
        report.printBrief(out);
      } else {
        report.print(out);
      }
      return analysis.verdict().complete() ? ExitCode.DONE : NOT_COMPLETE;
    }
  }

  private static IOException readable(IOException e) {
    return e instanceof FileSystemException fault
        ? new IOException(FileFault.text(fault), fault)
        : e;
  }

  @Override
  protected boolean verbose() {
    return verbose.value();
  }

  private static void checkPort(String flow, int port) {
    if (port < 1 || port > MAX_PORT) {
      throw new WrongUseException("--flow " + flow + "=" + port + ": a port is 1 to " + MAX_PORT);
    }
  }
}

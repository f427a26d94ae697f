package twoflow.diff;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;
import twoflow.analysis.AnalysisOptions;
import twoflow.analysis.FileFault;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.RunFiles;
import twoflow.core.cli.CommonOptions;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.LabCommand;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.Program;
import twoflow.core.cli.Setting;
import twoflow.core.payload.Printable;
import twoflow.core.run.WrongUseException;
import twoflow.diff.compare.ComparedRun;
import twoflow.diff.compare.Comparison;
import twoflow.diff.compare.RunComparison;
import twoflow.pcap.file.Damage;

/** The command {@code diff}. */
final class DiffCommand extends LabCommand {

  /** The flows do not have the same bytes. */
  static final int DIFFERENT = 3;

  private static final HelpText HELP =
      new HelpText(
          List.of(
              "Compares two runs: what of them must be equal, may differ, or cannot be equal.",
              "",
              "Two runs are equal if both flows have the same bytes on both legs. If not, the first byte that"
                  + " differs is shown, with its row and its frames in both.",
              ""),
          List.of(
              "",
              "Exit codes: 0 equal; 3 different; 1 a capture cannot be read; 2 wrong use.",
              "",
              "Example: the same seed twice",
              "  ./lab demo --run a --seed 7 && ./lab demo --run b --seed 7",
              "  ./lab diff a b"));

  private final Setting<Path> first = run("0", "RUN1");
  private final Setting<Path> second = run("1", "RUN2");

  private final Setting<Boolean> verbose =
      options
          .of(OptionGroup.OUTPUT)
          .flag(new String[] {"-v", "--verbose"}, "Show where an unexpected error came from.");

  DiffCommand() {
    super("diff", HELP);
  }

  private Setting<Path> run(String index, String label) {
    return options.add(
        PositionalParamSpec.builder()
            .index(index)
            .arity("1")
            .required(true)
            .paramLabel(label)
            .type(Path.class)
            .description("A run's folder, or its name in captures/.")
            .build());
  }

  /** Runs the program; never returns. */
  static void run(String... args) {
    Program.main(new DiffCommand(), args);
  }

  @Override
  public Integer call() throws IOException {
    RunFiles ours = files(first);
    RunFiles theirs = files(second);
    if (ours.kind() != theirs.kind()) {
      throw new WrongUseException(
          first.value()
              + " and "
              + second.value()
              + ": one is a run of chat-demo, the other is not");
    }
    try (RunAnalysis opened = open(ours)) {
      // Its temporary file can be made once.
      if (Files.isSameFile(ours.folder(), theirs.folder())) {
        return compare(opened, opened);
      }
      try (RunAnalysis other = open(theirs)) {
        return compare(opened, other);
      }
    } catch (UncheckedIOException e) {
      throw readable(e.getCause());
    } catch (IOException e) {
      throw readable(e);
    }
  }

  private static RunFiles files(Setting<Path> run) throws IOException {
    return RunFiles.find(RunFiles.locate(run.value(), CommonOptions.root()), null);
  }

  private static RunAnalysis open(RunFiles files) throws IOException {
    RunAnalysis run = RunAnalysis.open(files, AnalysisOptions.DEFAULT);
    Optional<Damage> damage = run.capture().summary().damage();
    if (damage.isPresent()) {
      run.close();
      throw new IOException(
          files.capture() + ": " + damage.get().what() + ": what follows cannot be compared");
    }
    return run;
  }

  private int compare(RunAnalysis ours, RunAnalysis theirs) throws IOException {
    ComparedRun left = new ComparedRun(name(ours, theirs, first), ours);
    ComparedRun right = new ComparedRun(name(theirs, ours, second), theirs);
    Comparison comparison = new RunComparison(left, right).compare();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    new ComparisonText(out, left.name(), right.name()).print(comparison);
    return comparison.equal() ? ExitCode.DONE : DIFFERENT;
  }

  /** The run's name; its folder as it was typed if both have the same name. */
  private static String name(RunAnalysis run, RunAnalysis other, Setting<Path> typed) {
    String name = run.files().run();
    return name.equals(other.files().run()) ? Printable.of(typed.value().toString()) : name;
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
}

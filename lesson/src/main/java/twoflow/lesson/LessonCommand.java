package twoflow.lesson;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;
import twoflow.analysis.AnalysisOptions;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.RunFiles;
import twoflow.core.cli.CommonOptions;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.LabCommand;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.Program;
import twoflow.core.cli.Setting;
import twoflow.lesson.catalog.Catalog;
import twoflow.lesson.sheet.IncompleteRunException;
import twoflow.lesson.sheet.Lesson;
import twoflow.lesson.sheet.LessonMaker;
import twoflow.lesson.sheet.LessonPlan;

/** The command {@code lesson}. */
final class LessonCommand extends LabCommand {

  /** The run is not complete, or an answer is not right. */
  static final int NOT_RIGHT = 3;

  private static final HelpText HELP =
      new HelpText(
          List.of(
              "Makes a lesson of a run: questions whose answers are in its own capture.",
              "",
              "Leaves a worksheet and a file for the answers in the folder lesson/ of the run.",
              ""),
          List.of(
              "",
              "Exit codes: 0 done; 3 the run is not complete, so nothing is asked of it; 1 failed; 2 wrong use.",
              "",
              "Example, after './lab demo':",
              "  ./lab lesson two-flow"));

  private final Setting<Path> run =
      options.add(
          PositionalParamSpec.builder()
              .index("0")
              .arity("0..1")
              .paramLabel("RUN")
              .type(Path.class)
              .defaultValue("two-flow")
              .description(
                  "The run's folder, or its name in captures/ (default: ${DEFAULT-VALUE}).")
              .build());

  private final Setting<Long> seed =
      options.value(
          Long.class,
          "--seed",
          "N",
          "1",
          "Picks the row and the connection that are asked about (default: ${DEFAULT-VALUE}).");

  private final Setting<Boolean> verbose =
      options
          .of(OptionGroup.OUTPUT)
          .flag(new String[] {"-v", "--verbose"}, "Show where an unexpected error came from.");

  /** Runs the program; never returns. */
  static void run(String... args) {
    Program.main(new LessonCommand(), args);
  }

  LessonCommand() {
    super("lesson", HELP);
    add(new CheckCommand());
  }

  @Override
  public Integer call() throws IOException {
    RunFiles files = RunFiles.find(RunFiles.locate(run.value(), CommonOptions.root()), null);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    LessonPlan plan = new LessonPlan(seed.value(), Optional.empty(), id -> true);
    try (RunAnalysis analysis = RunAnalysis.open(files, AnalysisOptions.DEFAULT)) {
      Lesson lesson = new LessonMaker(new Catalog()).make(analysis, plan);
      LessonFiles written = new LessonFiles(files.folder());
      written.writeForStudents(lesson);
      out.println(
          lesson.run() + ": " + lesson.questions().size() + " questions, seed " + lesson.seed());
      written.written().forEach(file -> out.println("  " + file));
      return ExitCode.DONE;
    } catch (IncompleteRunException e) {
      System.err.println(speaker() + ": " + e.getMessage());
      return NOT_RIGHT;
    }
  }

  @Override
  protected boolean verbose() {
    return verbose.value();
  }
}

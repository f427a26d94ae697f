package twoflow.lesson;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;
import twoflow.analysis.AnalysisOptions;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.RunFiles;
import twoflow.core.cli.CommonOptions;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.LabCommand;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.Setting;
import twoflow.core.payload.Printable;
import twoflow.core.row.RowFileException;
import twoflow.lesson.answers.AnswerFile;
import twoflow.lesson.answers.Answers;
import twoflow.lesson.answers.LineFault;
import twoflow.lesson.catalog.Catalog;
import twoflow.lesson.marking.CheckJson;
import twoflow.lesson.marking.LessonMarking;
import twoflow.lesson.marking.MarkLines;
import twoflow.lesson.marking.MarkedLesson;
import twoflow.lesson.marking.Marks;
import twoflow.lesson.marking.Status;
import twoflow.lesson.output.AnswersTemplate;
import twoflow.lesson.sheet.IncompleteRunException;
import twoflow.lesson.sheet.LessonMaker;

/** The command {@code lesson check}. */
final class CheckCommand extends LabCommand {

  private static final HelpText HELP =
      new HelpText(
          List.of(
              "Checks the answers to a lesson: right, wrong (and where to look), or open.",
              "",
              "Checks the questions that the answers file lists. It never prints an answer, unless --reveal"
                  + " is given. lesson/README.md says how answers may be written.",
              ""),
          List.of(
              "",
              "Exit codes: 0 all are right; 3 one is wrong or open, or the run is not complete; 2 wrong use,"
                  + " an answer that cannot be read, or answers for another capture; 1 failed.",
              "",
              "Example, after './lab lesson two-flow' and with answers in captures/two-flow/lesson/answers.txt:",
              "  ./lab lesson check two-flow"));

  private final Setting<Path> run = options.run();

  private final Setting<Path> answers =
      options.add(
          PositionalParamSpec.builder()
              .index("1")
              .arity("0..1")
              .paramLabel("ANSWERS")
              .type(Path.class)
              .description("The answers file (default: lesson/answers.txt in the run's folder).")
              .build());

  private final Setting<Boolean> reveal =
      options
          .of(OptionGroup.OUTPUT)
          .flag("--reveal", "Say the right answer of each question that is not right.");

  private final Setting<Boolean> json =
      options.of(OptionGroup.OUTPUT).flag("--json", "Print JSON, for programs.");

  private final Setting<Boolean> verbose =
      options
          .of(OptionGroup.OUTPUT)
          .flag(new String[] {"-v", "--verbose"}, "Show where an unexpected error came from.");

  CheckCommand() {
    super("check", HELP);
  }

  @Override
  public Integer call() throws IOException {
    RunFiles files = RunFiles.find(RunFiles.locate(run.value(), CommonOptions.root()), null);
    Path template = files.folder().resolve(LessonFiles.FOLDER).resolve(AnswersTemplate.NAME);
    AnswerFile file = AnswerFile.read(answers.asOptional().orElse(template));
    try (RunAnalysis analysis = RunAnalysis.open(files, AnalysisOptions.DEFAULT)) {
      MarkedLesson marked = new LessonMarking(new LessonMaker(new Catalog())).mark(analysis, file);
      checkLines(file, marked.answers());
      if (file.head().seed().isEmpty()) {
        say("no '# seed:' in the answers' head: seed " + LessonMarking.DEFAULT_SEED + " is taken");
      }
      print(marked);
      return exitCode(marked.listed());
    } catch (IncompleteRunException e) {
      say(e.getMessage());
      return LessonCommand.NOT_RIGHT;
    }
  }

  private static void checkLines(AnswerFile file, Answers answers) throws RowFileException {
    if (!answers.faults().isEmpty()) {
      LineFault first = answers.faults().getFirst();
      long more = answers.faultCount() - 1;
      String words = more == 0 ? "" : " (and " + more + " more that cannot be used)";
      throw new RowFileException(file.path(), first.line(), first.what() + words);
    }
    if (file.lines().isEmpty()) {
      throw new RowFileException(
          file.path(), "no answers: './lab lesson' makes a file with a line for each question");
    }
  }

  private void print(MarkedLesson marked) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Marks marks = marked.listed();
    if (json.value()) {
      new CheckJson(reveal.value()).write(marked.lesson(), marks, out);
      out.println();
    } else {
      new MarkLines(reveal.value()).of(marks).forEach(out::println);
    }
  }

  private static int exitCode(Marks marks) {
    if (marks.count(Status.INVALID) > 0) {
      return ExitCode.WRONG_USE;
    }
    return marks.points() == marks.maxPoints() ? ExitCode.DONE : LessonCommand.NOT_RIGHT;
  }

  private void say(String what) {
    System.err.println(speaker() + ": " + Printable.message(what));
  }

  @Override
  protected boolean verbose() {
    return verbose.value();
  }
}

package twoflow.lesson;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
import twoflow.lesson.catalog.Catalog;
import twoflow.lesson.sheet.IncompleteRunException;
import twoflow.lesson.sheet.Lesson;
import twoflow.lesson.sheet.LessonMaker;
import twoflow.lesson.sheet.LessonPlan;
import twoflow.lesson.sheet.Selection;

/** The command {@code lesson}. */
final class LessonCommand extends LabCommand {

  /** The run is not complete, or an answer is not right. */
  static final int NOT_RIGHT = 3;

  private static final HelpText HELP =
      new HelpText(
          List.of(
              "Makes a lesson of a run: questions whose answers are in its own capture.",
              "",
              "Leaves a worksheet and a file for the answers in the folder lesson/ of the run. Beside them,"
                  + " moodle.xml and quiz.gift hold the same questions with their answers, for the teacher to"
                  + " import into Moodle or another system; with --key also the key and a guide for the"
                  + " teacher. Files of an older lesson are replaced; without --key, an older key is removed,"
                  + " so that nobody hands it out.",
              ""),
          List.of(
              "",
              "Exit codes: 0 done; 3 the run is not complete, so nothing is asked of it; 1 failed; 2 wrong use.",
              "",
              "Example, after './lab demo':",
              "  ./lab lesson two-flow --key"));

  private final Setting<Path> run = options.run();

  private final Setting<Long> seed =
      options.value(
          Long.class,
          "--seed",
          "N",
          "Picks the row and the connection that are asked about (default: the seed of the run, or 1"
              + " if it was made without one).");

  private final Setting<String> student =
      options.value(
          String.class,
          "--student",
          "ID",
          "Whose lesson it is: the ID is on the worksheet and picks what is asked, instead of a seed"
              + " (default: the student for whom the run was made).");

  private final Setting<List<String>> levels =
      options.list(
          String.class,
          "--levels",
          "LEVELS",
          null,
          "Ask the questions of these levels, such as 1-4 or 1,3 (default: 1-4, and 5 of a run by a"
              + " scenario).");

  private final Setting<List<String>> questions =
      options.list(
          String.class,
          "--questions",
          "NUMBERS",
          null,
          "Ask only these questions, such as 1.1,2.3, by their numbers on the worksheet.");

  private final Setting<Boolean> key =
      options.flag(
          "--key",
          "Write key.html, key.json and guide.html, too: the answers, how each is found, and how to"
              + " teach with it.");

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
    add(new GradeCommand());
  }

  @Override
  public Integer call() throws IOException {
    if (seed.isGiven()) {
      reject("contradicts " + seed.name(), student);
    }
    Optional<Selection> selection = selection();
    RunFiles files = RunFiles.find(RunFiles.locate(run.value(), CommonOptions.root()), null);
    try (RunAnalysis analysis = RunAnalysis.open(files, AnalysisOptions.DEFAULT)) {
      return write(analysis, selection);
    } catch (IncompleteRunException e) {
      System.err.println(speaker() + ": " + e.getMessage());
      return NOT_RIGHT;
    } catch (FileSystemException e) {
      throw new IOException(FileFault.text(e), e);
    } catch (UncheckedIOException e) {
      // The analysis reads and writes within streams.
      throw e.getCause();
    }
  }

  private int write(RunAnalysis analysis, Optional<Selection> selection)
      throws IOException, IncompleteRunException {
    Selection wanted =
        selection.orElseGet(() -> Selection.Levels.byDefault(analysis.scenario().isPresent()));
    Catalog catalog = new Catalog();
    LessonSeed asked =
        LessonSeed.of(seed.asOptional(), student.asOptional(), analysis.files().folder());
    LessonPlan plan = new LessonPlan(asked.value(), asked.student(), wanted::wants);
    Lesson lesson = new LessonMaker(catalog).make(analysis, plan);
    selection.ifPresent(chosen -> chosen.check(lesson, catalog));
    LessonFiles files = new LessonFiles(analysis.files().folder());
    boolean removed = !key.value() && files.removeKey();
    Optional<Path> kept = files.writeForStudents(lesson);
    List<Path> forStudents = files.written();
    files.writeForImport(lesson);
    if (key.value()) {
      files.writeKey(lesson);
    }
    List<Path> forTeacher = files.written().subList(forStudents.size(), files.written().size());
    LessonText text = new LessonText(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    text.print(lesson, forStudents, forTeacher, key.value(), removed);
    kept.ifPresent(text::kept);
    return ExitCode.DONE;
  }

  private Optional<Selection> selection() {
    if (levels.isGiven()) {
      reject("contradicts " + levels.name(), questions);
      return Optional.of(Selection.Levels.of(levels.value()));
    }
    return questions.asOptional().map(Selection.Questions::of);
  }

  @Override
  protected boolean verbose() {
    return verbose.value();
  }
}

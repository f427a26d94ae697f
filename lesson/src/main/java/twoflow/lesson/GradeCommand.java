package twoflow.lesson;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;
import twoflow.analysis.FileFault;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.LabCommand;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.Setting;
import twoflow.lesson.catalog.Catalog;
import twoflow.lesson.grade.Grading;
import twoflow.lesson.marking.LessonMarking;
import twoflow.lesson.sheet.LessonMaker;

/** The command {@code lesson grade}. */
final class GradeCommand extends LabCommand {

  private static final HelpText HELP =
      new HelpText(
          List.of(
              "Grades a class: checks the answers of each student against the capture that was handed in with"
                  + " them.",
              "",
              "A submission is a folder with answers*.txt and a capture, or with a run's folder. Writes a line"
                  + " per student for the gradebook, and feedback.txt for each. What submissions have in"
                  + " common is shown, not judged. Links are not followed.",
              ""),
          List.of(
              "",
              "Exit codes: 0 all were graded; 3 some could not be, each has a line that says why; 2 wrong use;"
                  + " 1 failed.",
              "",
              "Example, with Moodle's \"Download all submissions in folders\" unpacked in submissions:",
              "  ./lab lesson grade submissions --csv grades.csv"));

  private final Setting<List<Path>> folders =
      options.add(
          PositionalParamSpec.builder()
              .index("0..*")
              .arity("1..*")
              .required(true)
              .paramLabel("FOLDER")
              .type(ArrayList.class)
              .auxiliaryTypes(Path.class)
              .description("A folder with a folder per student, or one submission.")
              .build());

  private final Setting<Path> csv =
      options
          .of(OptionGroup.FILES)
          .value(
              Path.class,
              "--csv",
              "FILE",
              "grades.csv",
              "Write the grades to this file; an older one is replaced (default: ${DEFAULT-VALUE}).");

  private final Setting<Path> feedback =
      options
          .of(OptionGroup.FILES)
          .value(
              Path.class,
              "--feedback",
              "FOLDER",
              "Write the feedback to FOLDER/<student>/feedback.txt (default: into each submission).");

  private final Setting<Boolean> verbose =
      options
          .of(OptionGroup.OUTPUT)
          .flag(new String[] {"-v", "--verbose"}, "Show where an unexpected error came from.");

  GradeCommand() {
    super("grade", HELP);
  }

  @Override
  public Integer call() throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    LessonMarking marking = new LessonMarking(new LessonMaker(new Catalog()));
    try {
      boolean all =
          new Grading(marking, csv.value(), feedback.asOptional()).grade(folders.value(), out);
      return all ? ExitCode.DONE : LessonCommand.NOT_RIGHT;
    } catch (InterruptedException e) {
      // The signal has its own exit code.
      return ExitCode.FAILED;
    } catch (FileSystemException e) {
      throw new IOException(FileFault.text(e), e);
    }
  }

  @Override
  protected boolean verbose() {
    return verbose.value();
  }
}

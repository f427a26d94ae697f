package twoflow.lesson.grade;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import twoflow.analysis.AnalysisOptions;
import twoflow.analysis.FileFault;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.RunFiles;
import twoflow.core.payload.Printable;
import twoflow.core.run.WrongUseException;
import twoflow.lesson.answers.AnswerFile;
import twoflow.lesson.answers.Answers;
import twoflow.lesson.marking.LessonMarking;
import twoflow.lesson.marking.Mark;
import twoflow.lesson.marking.MarkedLesson;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.sheet.IncompleteRunException;

/** Grades one submission. Whatever it has in it, the class goes on. */
final class SubmissionGrader {

  private static final int MAX_LINE_REMARKS = 3;

  /** Without a run's events, nothing says which ports the relay had. */
  private static final String OTHER_PORTS =
      ": if it was on other ports than 9001 and 9002, the run's whole folder is needed";

  private final LessonMarking marking;

  SubmissionGrader(LessonMarking marking) {
    this.marking = marking;
  }

  /**
   * Grades it.
   *
   * @param temporaryFolder an empty folder for this submission alone
   */
  Graded grade(Submission submission, Path temporaryFolder) {
    Optional<String> student = Optional.empty();
    try {
      Path folder = submission.folder();
      if (Files.isSymbolicLink(folder)) {
        throw new UngradableException("a link: only folders are read");
      }
      SubmittedFiles files = SubmittedFiles.of(folder);
      AnswersChoice answers = AnswersChoice.of(files.answers());
      student = answers.file().head().student();
      Path capture = CaptureChoice.of(files.captures(), answers.file().head());
      return open(submission, answers, capture, temporaryFolder);
    } catch (UncheckedIOException e) {
      return unmarked(submission, student, reason(e.getCause()));
    } catch (IOException e) {
      return unmarked(submission, student, reason(e));
    } catch (UngradableException | WrongUseException e) {
      return unmarked(submission, student, e.getMessage());
    } catch (OutOfMemoryError e) {
      return unmarked(submission, student, "the capture is too large for the memory");
    } catch (RuntimeException e) {
      // A fault of this program, met by one capture: the others are graded all the same.
      return unmarked(submission, student, "unexpected error: " + e);
    }
  }

  private Graded open(
      Submission submission, AnswersChoice answers, Path capture, Path temporaryFolder)
      throws IOException, UngradableException {
    RunFiles files = RunFiles.find(capture.getParent(), capture);
    try (RunAnalysis run = RunAnalysis.open(files, AnalysisOptions.DEFAULT, temporaryFolder)) {
      return mark(submission, answers, run);
    }
  }

  private Graded mark(Submission submission, AnswersChoice answers, RunAnalysis run)
      throws IOException, UngradableException {
    AnswerFile file = answers.file();
    try {
      MarkedLesson marked = marking.mark(run, file);
      List<String> remarks = new ArrayList<>(answers.remarks());
      remarks.addAll(headRemarks(file));
      RowMarkers markers = RowMarkers.of(run);
      remarks.addAll(markers.remarks(file.head().student()));
      remarks.addAll(lineRemarks(marked.answers()));
      return new Graded.Marked(
          submission,
          file.head(),
          marked.lesson().seed(),
          marked.marks(),
          marked.listed().all().stream().map(SubmissionGrader::id).collect(Collectors.toSet()),
          Fingerprints.of(run, marked.lesson().captureSha256(), markers, file),
          remarks);
    } catch (IncompleteRunException e) {
      boolean none = run.capture().connections().isEmpty();
      throw new UngradableException(
          "the capture is not complete: " + e.reasons() + (none ? OTHER_PORTS : ""));
    }
  }

  private static QuestionId id(Mark mark) {
    return mark.question().id();
  }

  private static List<String> headRemarks(AnswerFile file) {
    List<String> remarks = new ArrayList<>();
    if (file.head().captureSha256().isEmpty()) {
      remarks.add("the answers' head names no capture");
    }
    if (file.head().seed().isEmpty()) {
      remarks.add("the answers' head has no seed: " + LessonMarking.DEFAULT_SEED + " was taken");
    }
    return remarks;
  }

  private static List<String> lineRemarks(Answers answers) {
    List<String> remarks = new ArrayList<>();
    answers.faults().stream()
        .limit(MAX_LINE_REMARKS)
        .forEach(fault -> remarks.add("answers, line " + fault.line() + ": " + fault.what()));
    long more = answers.faultCount() - remarks.size();
    if (more > 0) {
      remarks.add(more + " more lines that are no answers");
    }
    return remarks;
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException fault ? FileFault.text(fault) : e.getMessage();
  }

  /** What a file says may be in its reason: it is one line, whatever that is. */
  private static Graded unmarked(Submission submission, Optional<String> student, String reason) {
    String prefix = submission.folder() + File.separator;
    String text = String.valueOf(reason).replace(prefix, "");
    return new Graded.Unmarked(submission, student, Printable.message(text));
  }
}

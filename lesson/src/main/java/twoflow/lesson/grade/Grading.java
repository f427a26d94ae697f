package twoflow.lesson.grade;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import twoflow.core.file.AtomicFile;
import twoflow.core.run.WrongUseException;
import twoflow.lesson.marking.LessonMarking;

/** Grades a class: from folders to the gradebook's file and a text for each student. */
public final class Grading {

  private final LessonMarking marking;
  private final Path csv;
  private final Optional<Path> feedback;

  /**
   * Grades a class.
   *
   * @param csv the gradebook's file; an older one is replaced
   * @param feedback where each student's text goes; else into the student's own folder
   */
  public Grading(LessonMarking marking, Path csv, Optional<Path> feedback) {
    this.marking = marking;
    this.csv = csv;
    this.feedback = feedback;
  }

  /**
   * Grades all submissions in some folders.
   *
   * @return whether all could be graded
   * @throws WrongUseException when there are none, or the grades have no place
   * @throws IOException when grades or texts could not be written
   */
  public boolean grade(List<Path> folders, PrintStream out)
      throws IOException, InterruptedException {
    checkPlaces();
    List<Submission> submissions = SubmissionFinder.find(folders);
    List<Graded> graded = new ClassGrader(new SubmissionGrader(marking)).grade(submissions);
    GradedClass whole = GradedClass.of(graded);
    AtomicFile.write(csv, new GradesFile(whole)::write);
    FeedbackFiles texts = new FeedbackFiles(feedback);
    texts.write(whole);
    new ClassText(whole).print(out, csv);
    if (!texts.faults().isEmpty()) {
      throw new IOException(
          "%d of the feedback files cannot be written, the first is %s: name another folder with --feedback"
              .formatted(texts.faults().size(), texts.faults().getFirst()));
    }
    return graded.stream().allMatch(Graded.Marked.class::isInstance);
  }

  /** Before the work begins. */
  private void checkPlaces() {
    Path folder = csv.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(csv)) {
      throw new WrongUseException("--csv " + csv + ": a folder: name a file");
    }
    if (!Files.isDirectory(folder)) {
      throw new WrongUseException("--csv " + csv + ": its folder does not exist: make it first");
    }
    if (!Files.isWritable(folder)) {
      throw new WrongUseException("--csv " + csv + ": this user may not write there");
    }
    if (feedback.isPresent()
        && Files.exists(feedback.get())
        && !Files.isDirectory(feedback.get())) {
      throw new WrongUseException("--feedback " + feedback.get() + ": not a folder");
    }
  }
}

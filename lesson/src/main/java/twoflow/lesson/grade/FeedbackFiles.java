package twoflow.lesson.grade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twoflow.analysis.FileFault;
import twoflow.core.file.AtomicFile;
import twoflow.lesson.marking.MarkLines;
import twoflow.lesson.marking.Marks;

/** Writes {@code feedback.txt} for each graded submission: points, and a line for each question. */
final class FeedbackFiles {

  /** The file's name. */
  static final String NAME = "feedback.txt";

  private final Optional<Path> folder;
  private final List<String> faults = new ArrayList<>();

  /**
   * Feedback.
   *
   * @param folder where each submission gets a folder of its own; else it is written into the
   *     submission's
   */
  FeedbackFiles(Optional<Path> folder) {
    this.folder = folder;
  }

  /** Writes them; a fault does not end that. */
  void write(GradedClass graded) {
    for (GradedClass.Row row : graded.rows()) {
      row.marks().ifPresent(marks -> write(row.submission(), marks));
    }
  }

  /** What could not be written, and why. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  private void write(Submission submission, Marks marks) {
    List<String> lines = new ArrayList<>();
    lines.add("Two-Flow TCP Lab: " + marks.points() + " of " + marks.maxPoints() + " points");
    lines.add("");
    lines.addAll(new MarkLines(false).of(marks));
    String text = String.join("\r\n", lines) + "\r\n";
    Path file = submission.folder().resolve(NAME);
    try {
      if (folder.isPresent()) {
        file = folder.get().resolve(submission.identifier()).resolve(NAME);
        Files.createDirectories(file.getParent());
      }
      AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    } catch (FileSystemException e) {
      faults.add(file + " (" + FileFault.cause(e) + ")");
    } catch (IOException e) {
      faults.add(file + " (" + e.getMessage() + ")");
    }
  }
}

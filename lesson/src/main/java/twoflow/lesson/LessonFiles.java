package twoflow.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twoflow.core.file.AtomicFile;
import twoflow.lesson.output.AnswersTemplate;
import twoflow.lesson.output.GuidePage;
import twoflow.lesson.output.KeyFile;
import twoflow.lesson.output.KeyPage;
import twoflow.lesson.output.WorksheetPage;
import twoflow.lesson.output.moodle.GiftFile;
import twoflow.lesson.output.moodle.MoodleFile;
import twoflow.lesson.sheet.Lesson;

/** Writes the files of a lesson into {@code lesson/} in the run's folder. */
final class LessonFiles {

  /** The folder's name. */
  static final String FOLDER = "lesson";

  /** What only the teacher gets. */
  private static final List<String> KEY = List.of(KeyPage.NAME, KeyFile.NAME, GuidePage.NAME);

  private final Path folder;
  private final List<Path> written = new ArrayList<>();

  /** Files below a run's folder. */
  LessonFiles(Path run) {
    this.folder = run.resolve(FOLDER);
  }

  /**
   * Writes what students get; older files are replaced. Answers that somebody has filled in are
   * moved aside first.
   *
   * @return where those answers are now
   */
  Optional<Path> writeForStudents(Lesson lesson) throws IOException {
    makeFolder();
    Optional<Path> kept = new FilledAnswers(folder.resolve(AnswersTemplate.NAME)).moveAside();
    write(WorksheetPage.NAME, new WorksheetPage(lesson)::write);
    write(AnswersTemplate.NAME, new AnswersTemplate(lesson)::write);
    return kept;
  }

  /** Writes what the teacher gets besides. */
  void writeKey(Lesson lesson) throws IOException {
    write(KeyPage.NAME, new KeyPage(lesson)::write);
    write(KeyFile.NAME, new KeyFile(lesson)::write);
    write(GuidePage.NAME, new GuidePage(lesson)::write);
  }

  /**
   * Removes the key of an older lesson: nobody hands it out with the folder, and it could be that
   * of other questions.
   *
   * @return whether there was one
   */
  boolean removeKey() throws IOException {
    boolean removed = false;
    for (String name : KEY) {
      removed |= Files.deleteIfExists(folder.resolve(name));
    }
    return removed;
  }

  /** Writes what a teacher imports into a learning platform: the right answers are in it. */
  void writeForImport(Lesson lesson) throws IOException {
    makeFolder();
    write(MoodleFile.NAME, new MoodleFile(lesson)::write);
    write(GiftFile.NAME, new GiftFile(lesson)::write);
  }

  /** What was written, in order. */
  List<Path> written() {
    return List.copyOf(written);
  }

  private void makeFolder() throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException(
          folder + ": a file is in the way of the lesson's folder: move it aside");
    }
    Files.createDirectories(folder);
  }

  private void write(String name, AtomicFile.Content content) throws IOException {
    AtomicFile.write(folder.resolve(name), content);
    written.add(folder.resolve(name));
  }
}

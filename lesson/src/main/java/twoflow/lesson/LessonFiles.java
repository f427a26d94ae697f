package twoflow.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import twoflow.core.file.AtomicFile;
import twoflow.lesson.output.AnswersTemplate;
import twoflow.lesson.output.moodle.GiftFile;
import twoflow.lesson.output.moodle.MoodleFile;
import twoflow.lesson.sheet.Lesson;

/** Writes the files of a lesson into {@code lesson/} in the run's folder. */
final class LessonFiles {

  /** The folder's name. */
  static final String FOLDER = "lesson";

  private final Path folder;
  private final List<Path> written = new ArrayList<>();

  /** Files below a run's folder. */
  LessonFiles(Path run) {
    this.folder = run.resolve(FOLDER);
  }

  /** Writes what students get; older files are replaced. */
  void writeForStudents(Lesson lesson) throws IOException {
    Files.createDirectories(folder);
    write(AnswersTemplate.NAME, new AnswersTemplate(lesson)::write);
  }

  /** Writes what a teacher imports into a learning platform: the right answers are in it. */
  void writeForImport(Lesson lesson) throws IOException {
    Files.createDirectories(folder);
    write(MoodleFile.NAME, new MoodleFile(lesson)::write);
    write(GiftFile.NAME, new GiftFile(lesson)::write);
  }

  /** What was written, in order. */
  List<Path> written() {
    return List.copyOf(written);
  }

  private void write(String name, AtomicFile.Content content) throws IOException {
    AtomicFile.write(folder.resolve(name), content);
    written.add(folder.resolve(name));
  }
}

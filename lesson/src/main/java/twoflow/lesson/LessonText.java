package twoflow.lesson;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import twoflow.lesson.sheet.Lesson;

/** The last words of the command: what there is, whom it is for, and what not to hand out. */
final class LessonText {

  private final PrintStream out;

  LessonText(PrintStream out) {
    this.out = out;
  }

  /**
   * Says that answers were kept.
   *
   * @param answers where they are
   */
  void kept(Path answers) {
    out.println("  the answers that were filled in are kept: " + shown(answers));
  }

  /**
   * Prints them.
   *
   * @param forStudents the files for students, without the capture
   * @param forTeacher the files with answers
   * @param withKey whether the key is among them
   * @param keyRemoved whether an older key was removed
   */
  void print(
      Lesson lesson,
      List<Path> forStudents,
      List<Path> forTeacher,
      boolean withKey,
      boolean keyRemoved) {
    out.printf(
        "lesson: %s, %d questions, about %d minutes, seed %d%n",
        lesson.run(), lesson.questions().size(), lesson.minutes(), lesson.seed());
    files("  for students: ", forStudents);
    out.println("                " + shown(lesson.capture()));
    files("  for you only: ", forTeacher);
    if (keyRemoved) {
      out.println("  the key of the lesson before is removed; --key makes one");
    } else if (!withKey) {
      out.println("  --key makes the key and the teacher's guide");
    }
    out.println(
        "  The run's other files show answers: do not hand out report.html, links.csv, packets.csv"
            + " or the annotated capture.");
  }

  private void files(String who, List<Path> files) {
    String before = who;
    for (Path file : files) {
      out.println(before + shown(file));
      before = " ".repeat(who.length());
    }
  }

  /** As short as the user would type it. */
  private static String shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path path = file.toAbsolutePath().normalize();
    return (path.startsWith(here) ? here.relativize(path) : path).toString();
  }
}

package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import twoflow.core.cli.ExitCode;
import twoflow.launcher.batch.Attempt;
import twoflow.launcher.batch.BatchFolder;
import twoflow.launcher.batch.PlannedRun;

/**
 * Makes the questions of a batch's runs. What has answers in it goes to a folder of its own, so
 * that nobody hands it out with a run.
 *
 * @param folder the batch's folder
 */
record BatchLesson(Installation lab, BatchFolder folder) {

  /** What students get; all else has answers in it. */
  private static final List<String> FOR_STUDENTS = List.of("worksheet.html", "answers.txt");

  /** Makes those of a run that is complete. */
  Attempt make(PlannedRun run) throws IOException, InterruptedException {
    List<String> arguments = List.of(folder.of(run).toString(), "--key");
    try (ChildGroup children = new ChildGroup(lab.root(), new SilentDisplay())) {
      Child lesson = children.startRead("lesson", new Roles(lab).command("lesson", arguments));
      String words = children.awaitEndAndLastLine(lesson).orElse("no lesson");
      if (lesson.exitCode() != ExitCode.DONE) {
        return new Attempt(lesson.exitCode(), words);
      }
    }
    moveKeys(run);
    return Attempt.COMPLETE;
  }

  private void moveKeys(PlannedRun run) throws IOException {
    Path keys = Files.createDirectories(folder.keysOf(run));
    try (Stream<Path> files = Files.list(folder.of(run).resolve("lesson"))) {
      for (Path file : files.toList()) {
        if (!FOR_STUDENTS.contains(file.getFileName().toString())) {
          Files.move(file, keys.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}

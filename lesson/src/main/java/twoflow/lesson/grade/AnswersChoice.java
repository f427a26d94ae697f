package twoflow.lesson.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import twoflow.lesson.answers.AnswerFile;

/**
 * Which answers file of a submission counts: one without any answer does not if another has some;
 * of several the newest.
 *
 * @param file the file that counts
 * @param remarks what the teacher is told about the choice
 */
record AnswersChoice(AnswerFile file, List<String> remarks) {

  /**
   * Chooses.
   *
   * @throws UngradableException when there is none, or two are equally new
   * @throws IOException when a file cannot be read
   */
  static AnswersChoice of(List<Path> files) throws IOException, UngradableException {
    if (files.isEmpty()) {
      throw new UngradableException("no answers: there is no answers*.txt");
    }
    List<AnswerFile> read = new ArrayList<>();
    for (Path file : files) {
      AnswerFile next = AnswerFile.read(file);
      boolean same = read.stream().anyMatch(f -> sameContent(f, next));
      if (!same) {
        read.add(next);
      }
    }
    List<AnswerFile> answered = read.stream().filter(AnswerFile::answered).toList();
    if (answered.size() <= 1) {
      return new AnswersChoice(
          answered.isEmpty() ? read.getFirst() : answered.getFirst(), List.of());
    }
    return newest(answered);
  }

  private static boolean sameContent(AnswerFile one, AnswerFile other) {
    return one.head().equals(other.head()) && one.lines().equals(other.lines());
  }

  private static AnswersChoice newest(List<AnswerFile> files)
      throws IOException, UngradableException {
    List<Dated> dated = new ArrayList<>();
    for (AnswerFile file : files) {
      dated.add(new Dated(file, Files.getLastModifiedTime(file.path())));
    }
    dated.sort(Comparator.comparing(Dated::time).reversed());
    if (dated.get(0).time().equals(dated.get(1).time())) {
      throw new UngradableException(
          dated.size() + " answers files of the same time: leave one of them");
    }
    AnswerFile newest = dated.getFirst().file();
    return new AnswersChoice(
        newest,
        List.of(
            dated.size() + " answers files: the newest was taken, " + newest.path().getFileName()));
  }

  private record Dated(AnswerFile file, FileTime time) {}
}

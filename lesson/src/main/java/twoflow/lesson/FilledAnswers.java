package twoflow.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import twoflow.core.row.RowFileException;
import twoflow.lesson.answers.AnswerFile;

/** An answers file in the place of a new one: what somebody wrote into it is never lost. */
final class FilledAnswers {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Path file;

  FilledAnswers(Path file) {
    this.file = file;
  }

  /** Renames it by the time of its last change; empty when there is no answer in it. */
  Optional<Path> moveAside() throws IOException {
    if (!Files.isRegularFile(file) || !hasAnswers()) {
      return Optional.empty();
    }
    String time = TIME.format(Files.getLastModifiedTime(file).toInstant());
    Path aside =
        file.resolveSibling(file.getFileName().toString().replace(".txt", "." + time + ".txt"));
    return Optional.of(Files.move(file, aside));
  }

  /** One that cannot be read may have some. */
  private boolean hasAnswers() throws IOException {
    try {
      return AnswerFile.read(file).answered();
    } catch (RowFileException e) {
      return true;
    }
  }
}

package twoflow.lesson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** An answers file in the place of a new one: what somebody wrote into it is never lost. */
final class FilledAnswers {

  /** Something behind an equals sign that is no comment. */
  private static final Pattern ANSWER =
      Pattern.compile("^\\s*[0-9]+\\.[0-9]+\\s*=[ \\t]*[^#\\s]", Pattern.MULTILINE);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Path file;

  FilledAnswers(Path file) {
    this.file = file;
  }

  /** Renames it by the time of its last change; empty when there is no answer in it. */
  Optional<Path> moveAside() throws IOException {
    if (!Files.isRegularFile(file) || !ANSWER.matcher(text()).find()) {
      return Optional.empty();
    }
    String time = TIME.format(Files.getLastModifiedTime(file).toInstant());
    Path aside =
        file.resolveSibling(file.getFileName().toString().replace(".txt", "." + time + ".txt"));
    return Optional.of(Files.move(file, aside));
  }

  /**
   * In whatever encoding an editor left it: its digits are ASCII; UTF-16 has zeros between them.
   */
  private String text() throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).replace("\0", "");
  }
}

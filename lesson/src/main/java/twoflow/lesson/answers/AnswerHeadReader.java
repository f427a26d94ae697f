package twoflow.lesson.answers;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import twoflow.core.payload.Printable;
import twoflow.core.row.RowFileException;

/** Reads the comments at the top of an answers file. */
final class AnswerHeadReader {

  private static final Pattern ENTRY =
      Pattern.compile(
          "#+\\s*(run|seed|student|capture-sha256)\\s*:\\s*(\\S.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
  private static final int MAX_VALUE_CHARS = 200;

  private final Path file;
  private final Map<String, String> values = new HashMap<>();
  private OptionalLong seed = OptionalLong.empty();

  AnswerHeadReader(Path file) {
    this.file = file;
  }

  /**
   * Takes a comment; most say nothing about the run.
   *
   * @throws RowFileException when it says something that cannot be
   */
  void accept(long line, String comment) throws RowFileException {
    Matcher entry = ENTRY.matcher(comment);
    if (!entry.matches()) {
      return;
    }
    String name = entry.group(1).toLowerCase(Locale.ROOT);
    String value = entry.group(2).strip();
    if (value.length() > MAX_VALUE_CHARS) {
      throw new RowFileException(
          file, line, name + ": longer than " + MAX_VALUE_CHARS + " characters");
    }
    if (values.put(name, value) != null) {
      throw new RowFileException(file, line, "the second line with '# " + name + ":'; delete one");
    }
    check(line, name, value);
  }

  private void check(long line, String name, String value) throws RowFileException {
    if (name.equals("seed")) {
      try {
        seed = OptionalLong.of(Long.parseLong(value));
      } catch (NumberFormatException e) {
        throw new RowFileException(file, line, "seed: not a whole number: " + Printable.of(value));
      }
    }
    if (name.equals("capture-sha256")
        && !SHA_256.matcher(value.toLowerCase(Locale.ROOT)).matches()) {
      throw new RowFileException(file, line, "capture-sha256: not 64 hexadecimal digits");
    }
  }

  AnswerHead head() {
    return new AnswerHead(
        value("run"),
        seed,
        value("student"),
        value("capture-sha256").map(hash -> hash.toLowerCase(Locale.ROOT)));
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }
}

package twoflow.lesson.answers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import twoflow.core.row.RowFileException;
import twoflow.lesson.question.QuestionId;

/**
 * An answers file as it stands: its head and its lines. A line is a question's number, a separator
 * ({@code =}, {@code :} or a blank) and the answer. A {@code #} begins a comment if it begins the
 * line or follows a blank, unless a digit follows it: {@code frame #103} is no comment.
 *
 * @param path where it is
 * @param head what its first comments say
 * @param lines its lines, without empty ones and comments
 */
public record AnswerFile(Path path, AnswerHead head, List<AnswerLine> lines) {

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:[Qq](?:uestion)?\\s?)?(\\d{1,3})[.,](\\d{1,3})(?!\\d)[.)]?\\s*(?:[=:]|->)?\\s*");
  private static final Pattern COMMENT = Pattern.compile("(?<!\\S)#(?!\\d)");

  /** Takes the lines as they are. */
  public AnswerFile {
    lines = List.copyOf(lines);
  }

  /**
   * Reads a file.
   *
   * @throws RowFileException when it is no text file, or its head cannot be read
   */
  public static AnswerFile read(Path path) throws IOException {
    AnswerHeadReader head = new AnswerHeadReader(path);
    List<AnswerLine> lines = new ArrayList<>();
    long number = 0;
    for (String text : new TextFile(path).lines()) {
      number++;
      String line = text.strip();
      if (line.startsWith("#") && lines.isEmpty()) {
        // As it is: a student's ID may have any characters.
        head.accept(number, line);
      }
      String plain = TextFile.plain(line).strip();
      if (!plain.isEmpty() && !plain.startsWith("#")) {
        lines.add(line(number, plain));
      }
    }
    return new AnswerFile(path, head.head(), lines);
  }

  /** Whether any question has an answer. */
  public boolean answered() {
    return lines.stream().anyMatch(line -> line.id().isPresent() && !line.text().isEmpty());
  }

  private static AnswerLine line(long number, String line) {
    Matcher start = NUMBER.matcher(line);
    if (!start.lookingAt()) {
      return new AnswerLine(number, Optional.empty(), withoutComment(line));
    }
    String text = withoutComment(line.substring(start.end()));
    try {
      QuestionId id = QuestionId.of(start.group(1) + "." + start.group(2));
      return new AnswerLine(number, Optional.of(id), text);
    } catch (IllegalArgumentException e) {
      return new AnswerLine(number, Optional.empty(), line);
    }
  }

  private static String withoutComment(String text) {
    Matcher comment = COMMENT.matcher(text);
    return (comment.find() ? text.substring(0, comment.start()) : text).strip();
  }
}

package twoflow.lesson.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import twoflow.core.payload.Printable;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Level;
import twoflow.lesson.question.Question;
import twoflow.lesson.sheet.Lesson;

/**
 * Writes {@code answers.txt}: a line per question, to be filled in with any editor. Lines with
 * {@code #} are comments; those at the top say for which capture the answers are.
 */
public final class AnswersTemplate {

  /** The file's name. */
  public static final String NAME = "answers.txt";

  private final Lesson lesson;

  /** The template of a lesson. */
  public AnswersTemplate(Lesson lesson) {
    this.lesson = lesson;
  }

  /** Writes it to a stream, which stays open. */
  public void write(OutputStream stream) throws IOException {
    stream.write(text().getBytes(StandardCharsets.UTF_8));
  }

  /** The whole file. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "# Two-Flow TCP Lab: answers. Write behind the equals sign; leave open what you do not know.\n");
    text.append("# run: ").append(lesson.run()).append('\n');
    text.append("# seed: ").append(lesson.seed()).append('\n');
    lesson
        .student()
        .ifPresent(id -> text.append("# student: ").append(Printable.message(id)).append('\n'));
    text.append("# capture-sha256: ").append(lesson.captureSha256()).append('\n');
    for (Level level : lesson.levels()) {
      text.append("\n# ").append(level.number()).append(' ').append(level.title()).append('\n');
      lesson.of(level).forEach(question -> line(text, question));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, Question question) {
    text.append(question.id()).append(" = ").append(Printable.message(comment(question)));
    text.append('\n');
  }

  private static String comment(Question question) {
    return switch (question.answer()) {
      case Answer.Number number ->
          number.unit().symbol().isEmpty() ? "" : "      # in " + number.unit().symbol();
      case Answer.Choice choice -> "      # " + String.join(" or ", choice.choices());
      case Answer.Matching matching ->
          "      # a letter for each of: " + String.join(", ", matching.items());
      case Answer.Essay essay -> "      # a few sentences, on this line";
    };
  }
}

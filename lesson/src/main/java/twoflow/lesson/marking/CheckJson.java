package twoflow.lesson.marking;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Question;
import twoflow.lesson.sheet.Lesson;

/**
 * Marks for programs. Unless the answers are to be shown, {@code tolerance} is {@code null} for a
 * number that is not exact: two percent of the answer would tell the answer.
 */
public final class CheckJson {

  private final JsonMapper mapper =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private final boolean reveal;

  /**
   * Marks for programs.
   *
   * @param reveal whether they say the right answers, and the frames where they are seen
   */
  public CheckJson(boolean reveal) {
    this.reveal = reveal;
  }

  /** Writes them to a stream, which stays open. */
  public void write(Lesson lesson, Marks marks, OutputStream out) throws IOException {
    Content content =
        new Content(
            lesson.run(),
            lesson.seed(),
            lesson.captureSha256(),
            marks.points(),
            marks.count(Status.WRONG),
            marks.count(Status.OPEN),
            marks.count(Status.INVALID),
            marks.points(),
            marks.all().stream().map(this::entry).toList());
    out.write(mapper.writeValueAsBytes(content));
  }

  private Map<String, Object> entry(Mark mark) {
    Question question = mark.question();
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", question.id().toString());
    entry.put("given", mark.given().isEmpty() ? null : mark.given());
    entry.put("unit", unit(question.answer()));
    entry.put("status", mark.status().name().toLowerCase(Locale.ROOT));
    entry.put("mistake", mark.mistake().orElse(null));
    entry.put("tolerance", tolerance(question.answer()));
    entry.put("hint", mark.hint().isEmpty() ? null : mark.hint());
    if (reveal) {
      entry.put("expected", ExpectedText.of(question.answer()));
      entry.put("frames", question.solution().frames());
    }
    return entry;
  }

  private static String unit(Answer answer) {
    boolean hasUnit = answer instanceof Answer.Number n && !n.unit().symbol().isEmpty();
    return hasUnit ? ((Answer.Number) answer).unit().symbol() : null;
  }

  private Double tolerance(Answer answer) {
    return answer instanceof Answer.Number number && (reveal || number.tolerance() == 0)
        ? number.tolerance()
        : null;
  }

  private record Content(
      String run,
      long seed,
      String captureSha256,
      int right,
      int wrong,
      int open,
      int invalid,
      int points,
      List<Map<String, Object>> answers) {}
}

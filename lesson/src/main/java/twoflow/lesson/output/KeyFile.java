package twoflow.lesson.output;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.Solution;
import twoflow.lesson.sheet.Lesson;

/**
 * Writes {@code key.json}: the key for programs. An {@code answer} has its {@code kind}: {@code
 * number} with {@code value}, {@code tolerance} (0 when exact) and {@code unit} (empty for none);
 * {@code choice} with {@code choices} and the {@code right} word; {@code matching} with {@code
 * items}, {@code choices} and the {@code right} letter of each item; {@code essay} with the {@code
 * expected} points. Whole numbers are written without decimals.
 */
public final class KeyFile {

  /** The file's name. */
  public static final String NAME = "key.json";

  private final JsonMapper mapper =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Lesson lesson;

  /** The key of a lesson. */
  public KeyFile(Lesson lesson) {
    this.lesson = lesson;
  }

  /** Writes it to a stream, which stays open. */
  public void write(OutputStream stream) throws IOException {
    ObjectNode key = mapper.createObjectNode();
    key.put("run", lesson.run()).put("seed", lesson.seed());
    lesson.student().ifPresent(id -> key.put("student", id));
    key.put("capture", lesson.capture().getFileName().toString());
    key.put("captureSha256", lesson.captureSha256());
    lesson.scenario().ifPresent(title -> key.put("scenario", title));
    ArrayNode questions = key.putArray("questions");
    lesson.questions().forEach(question -> add(questions.addObject(), question));
    stream.write(mapper.writeValueAsBytes(key));
  }

  private static void add(ObjectNode node, Question question) {
    node.put("id", question.id().toString()).put("text", question.text());
    answer(node.putObject("answer"), question.answer());
    Solution solution = question.solution();
    node.put("find", question.find()).put("rule", solution.rule()).put("filter", solution.filter());
    words(node.putArray("fields"), solution.fields());
    ArrayNode frames = node.putArray("frames");
    solution.frames().forEach(frames::add);
    ArrayNode mistakes = node.putArray("mistakes");
    for (Mistake mistake : question.mistakes()) {
      ObjectNode known = mistakes.addObject().put("name", mistake.name());
      number(known, "value", mistake.value());
      known.put("hint", mistake.hint());
    }
  }

  private static void answer(ObjectNode node, Answer answer) {
    switch (answer) {
      case Answer.Number number -> {
        node.put("kind", "number");
        number(node, "value", number.value());
        number(node, "tolerance", number.tolerance());
        node.put("unit", number.unit().symbol());
      }
      case Answer.Choice choice -> {
        words(node.put("kind", "choice").putArray("choices"), choice.choices());
        node.put("right", choice.word());
      }
      case Answer.Matching matching -> {
        words(node.put("kind", "matching").putArray("items"), matching.items());
        words(node.putArray("choices"), matching.choices());
        ArrayNode right = node.putArray("right");
        matching.right().forEach(i -> right.add(String.valueOf(Answer.Matching.letter(i))));
      }
      case Answer.Essay essay ->
          words(node.put("kind", "essay").putArray("expected"), essay.expected());
    }
  }

  private static void words(ArrayNode array, List<String> words) {
    words.forEach(array::add);
  }

  private static void number(ObjectNode node, String name, double value) {
    if (value == Math.rint(value)) {
      node.put(name, (long) value);
    } else {
      node.put(name, value);
    }
  }
}

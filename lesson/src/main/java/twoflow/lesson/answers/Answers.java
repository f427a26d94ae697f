package twoflow.lesson.answers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import twoflow.core.payload.Printable;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;

/** The answers of a file to the questions of a lesson, and the lines that are none. */
public final class Answers {

  private static final int MAX_TEXT_CHARS = 10_000;
  private static final int SHOWN_CHARS = 40;

  /** Of more faults only the number is kept. */
  private static final int MAX_FAULTS = 100;

  private final Map<QuestionId, GivenAnswer> given = new LinkedHashMap<>();
  private final Set<QuestionId> repeated = new HashSet<>();
  private final List<LineFault> faults = new ArrayList<>();
  private long faultCount;

  private Answers() {}

  /** Finds them. A line without a number goes on with the text above, if a text was asked for. */
  public static Answers of(AnswerFile file, List<Question> questions) {
    Map<QuestionId, Question> byId = new HashMap<>();
    questions.forEach(question -> byId.put(question.id(), question));
    Answers answers = new Answers();
    Optional<QuestionId> text = Optional.empty();
    for (AnswerLine line : file.lines()) {
      boolean more = line.id().isEmpty() && text.isPresent() && answers.goOn(text.get(), line);
      if (!more) {
        text = answers.add(line, byId);
      }
    }
    return answers;
  }

  /** Whether the file has a line for a question, with or without an answer. */
  public boolean lists(QuestionId id) {
    return given.containsKey(id);
  }

  /** What was written for a question; empty when the file has no line for it. */
  public Optional<GivenAnswer> of(QuestionId id) {
    return Optional.ofNullable(given.get(id));
  }

  /** Whether a question has more than one line: then nobody knows which one counts. */
  public boolean repeated(QuestionId id) {
    return repeated.contains(id);
  }

  /** The first lines that are no answer to a question of the lesson, in their order. */
  public List<LineFault> faults() {
    return List.copyOf(faults);
  }

  /** How many such lines there are. */
  public long faultCount() {
    return faultCount;
  }

  /** Takes a line; returns its question if the next line may go on with its text. */
  private Optional<QuestionId> add(AnswerLine line, Map<QuestionId, Question> questions) {
    if (line.id().isEmpty()) {
      fault(
          line,
          "no question's number at its beginning: \""
              + shown(line.text())
              + "\": write the number, = and the answer, such as: 2.1 = 123");
      return Optional.empty();
    }
    QuestionId id = line.id().get();
    Question question = questions.get(id);
    GivenAnswer before = given.get(id);
    if (question == null) {
      fault(line, "question " + id + " is not asked of this run");
    } else if (before != null) {
      repeated.add(id);
      fault(
          line,
          "a second line for " + id + ", the first is line " + before.line() + ": delete one");
    } else if (line.text().length() > MAX_TEXT_CHARS) {
      given.put(id, new GivenAnswer(id, line.line(), ""));
      fault(line, "the answer is longer than " + MAX_TEXT_CHARS + " characters");
    } else {
      given.put(id, new GivenAnswer(id, line.line(), line.text()));
      return Optional.of(id).filter(i -> question.answer() instanceof Answer.Essay);
    }
    return Optional.empty();
  }

  /** Adds a line to a text; not to one that would be too long. */
  private boolean goOn(QuestionId id, AnswerLine line) {
    GivenAnswer before = given.get(id);
    String text = (before.text() + " " + line.text()).strip();
    if (text.length() > MAX_TEXT_CHARS) {
      return false;
    }
    given.put(id, new GivenAnswer(id, before.line(), text));
    return true;
  }

  private void fault(AnswerLine line, String what) {
    faultCount++;
    if (faults.size() < MAX_FAULTS) {
      faults.add(new LineFault(line.line(), what));
    }
  }

  private static String shown(String text) {
    return Printable.of(
        text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "...");
  }
}

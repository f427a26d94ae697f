package twoflow.lesson.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import twoflow.analysis.AnalysisOptions;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.RunFiles;
import twoflow.analysis.link.Terminators;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.subject.Subject;
import twoflow.lesson.subject.SubjectPicker;

/** What can be asked of a run, whether it is complete or not. */
final class AskedRun {

  /** The ports of {@code GoldenRun}: without events, nobody else knows them. */
  static final AnalysisOptions GOLDEN_PORTS =
      new AnalysisOptions(Map.of("CHAT", 9411, "VOIP", 9412), Terminators.AUTO, Set.of(), 2_000);

  private final Map<QuestionId, Question> questions = new TreeMap<>();

  private AskedRun(Subject subject) {
    new Catalog().ask(subject).forEach(question -> questions.put(question.id(), question));
  }

  /** Asks by a seed about the run in a folder. */
  static AskedRun of(Path folder, long seed, AnalysisOptions options) throws IOException {
    try (RunAnalysis run = RunAnalysis.open(RunFiles.find(folder, null), options)) {
      return new AskedRun(new SubjectPicker(seed).pick(run));
    }
  }

  /** Asks by a seed about the run in a folder. */
  static AskedRun of(Path folder, long seed) throws IOException {
    return of(folder, seed, AnalysisOptions.DEFAULT);
  }

  /** All questions, by number. */
  Map<QuestionId, Question> questions() {
    return questions;
  }

  /** The numbers of all questions. */
  String ids() {
    return ids(1, 9);
  }

  /** The numbers of the questions of some levels. */
  String ids(int firstLevel, int lastLevel) {
    return questions.keySet().stream()
        .filter(id -> id.level() >= firstLevel && id.level() <= lastLevel)
        .map(QuestionId::toString)
        .collect(Collectors.joining(" "));
  }

  /** A question that is asked. */
  Question question(String id) {
    Question question = questions.get(QuestionId.of(id));
    assertNotNull(question, () -> id + " is not asked, but " + ids());
    return question;
  }

  /** The number that is right. */
  double number(String id) {
    return assertInstanceOf(Answer.Number.class, question(id).answer()).value();
  }

  /** The word that is right. */
  String word(String id) {
    return assertInstanceOf(Answer.Choice.class, question(id).answer()).word();
  }

  /** The number of a known mistake. */
  double mistake(String id, String name) {
    return question(id).mistakes().stream()
        .filter(mistake -> mistake.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " knows " + question(id).mistakes()))
        .value();
  }

  /** The mistakes that a question knows, as {@code name=number}, in its order. */
  String mistakes(String id) {
    return question(id).mistakes().stream()
        .map(mistake -> mistake.name() + "=" + plain(mistake.value()))
        .collect(Collectors.joining(" "));
  }

  /** Requires the right number, as exactly as a decimal of it says. */
  void shouldBe(String id, double expected) {
    assertEquals(expected, number(id), Math.abs(expected) * 1e-6, id);
    assertTrue(((Answer.Number) question(id).answer()).accepts(expected), id);
  }

  /** What must hold of all questions of any run. */
  void shouldBeSound() {
    for (Question question : questions.values()) {
      if (question.answer() instanceof Answer.Number right) {
        assertTrue(Double.isFinite(right.value()) && right.value() >= 0, question::toString);
        for (Mistake mistake : question.mistakes()) {
          assertTrue(Double.isFinite(mistake.value()), question::toString);
          assertTrue(!right.accepts(mistake.value()), question::toString);
        }
      }
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.3f", value);
  }
}

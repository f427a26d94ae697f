package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import twoflow.analysis.RunAnalysis;
import twoflow.lesson.catalog.Catalog;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Question;
import twoflow.lesson.sheet.Lesson;
import twoflow.lesson.sheet.LessonMaker;
import twoflow.lesson.sheet.LessonPlan;

/** Every answer of a lesson is the one that tshark gives for the filter in the key. */
@Execution(ExecutionMode.CONCURRENT)
class LessonTsharkIT {

  /** As many as one likes, of each: {@code -Dlesson.seeds=10}. */
  private static final int SEEDS = Integer.getInteger("lesson.seeds", 2);

  private static final List<String> OF_EACH_SEED = List.of("", "loss", "slow-reader");

  private static final List<String> ONCE =
      List.of("hol-textbook", "timeout", "reset", "half-close");

  private static final int AT_ONCE = 5;

  /** A busy machine may keep a scenario from showing. */
  private static final int ATTEMPTS = 3;

  private static final int QUESTIONS_AT_LEAST = 18;

  @TempDir private Path temp;
  private ScenarioLab lab;
  private Tshark tshark;

  @Test
  void shouldAgreeWithTshark() throws Exception {
    tshark = new Tshark(temp);
    lab = new ScenarioLab(temp);
    List<Future<Agreement>> runs = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
      ONCE.forEach(scenario -> runs.add(pool.submit(() -> agree(scenario, SEEDS + 1))));
      for (int seed = 1; seed <= SEEDS; seed++) {
        for (String scenario : OF_EACH_SEED) {
          int number = seed;
          runs.add(pool.submit(() -> agree(scenario, number)));
        }
      }
    }
    Map<String, Integer> questions = new TreeMap<>();
    List<String> differences = new ArrayList<>();
    for (Future<Agreement> run : runs) {
      System.out.println("lesson and tshark: " + run.get());
      differences.addAll(run.get().differences());
      run.get().ids().forEach(id -> questions.merge(id, 1, Integer::sum));
    }
    assertEquals(List.of(), differences);
    int answers = questions.values().stream().mapToInt(Integer::intValue).sum();
    System.out.println(
        "lesson and tshark: %d answers to %d questions of %d runs agree: %s"
            .formatted(answers, questions.size(), runs.size(), questions));
    assertTrue(answers >= QUESTIONS_AT_LEAST * runs.size(), questions::toString);
    assertTrue(questions.size() >= 30, questions::toString);
  }

  /** What was compared. */
  private record Agreement(String run, List<String> ids, List<String> differences) {

    @Override
    public String toString() {
      return run + ": " + ids.size() + " answers (" + String.join(" ", ids) + ")";
    }
  }

  private Agreement agree(String scenario, int seed) throws Exception {
    String run = demo(scenario, seed);
    try (RunAnalysis analysis = RunAnalysis.open(lab.run(run))) {
      LessonPlan plan = new LessonPlan(seed, Optional.empty(), id -> true);
      Lesson lesson = new LessonMaker(new Catalog()).make(analysis, plan);
      TsharkLesson shown = new TsharkLesson(tshark, temp, lesson);
      List<Question> compared =
          lesson.questions().stream()
              .filter(question -> !(question.answer() instanceof Answer.Essay))
              .toList();
      List<String> differences = new ArrayList<>();
      for (Question question : compared) {
        try {
          shouldAgree(lesson, shown, question);
        } catch (AssertionError e) {
          differences.add(run + " " + question.id() + ": " + e.getMessage());
        }
      }
      return new Agreement(
          run, compared.stream().map(q -> q.id().toString()).toList(), differences);
    }
  }

  private String demo(String scenario, int seed) throws Exception {
    String name = (scenario.isEmpty() ? "default" : scenario) + "-" + seed;
    List<String> options = scenario.isEmpty() ? List.of() : List.of("--scenario", scenario);
    for (int attempt = 1; ; attempt++) {
      String run = name + "." + attempt;
      List<String> command = new ArrayList<>(List.of("demo", "--network", "private"));
      command.addAll(List.of("--seed", Integer.toString(seed), "--run", run));
      command.addAll(options);
      try (LabProcess demo = lab.start(command.toArray(String[]::new))) {
        int exitCode = demo.exitCode(120);
        if (exitCode == 0) {
          return run;
        }
        assertTrue(exitCode == 3 && attempt < ATTEMPTS, demo::toString);
      }
    }
  }

  private static void shouldAgree(Lesson lesson, TsharkLesson shown, Question question) {
    String name = question.solution().filter();
    assertFalse(shown.shown(question).isEmpty(), name);
    TsharkAnswers tshark = new TsharkAnswers(lesson, shown);
    switch (question.answer()) {
      case Answer.Number number -> {
        double value = tshark.number(question);
        assertEquals(value, number.value(), 1e-9 * Math.abs(value) + 1e-6, name);
      }
      case Answer.Choice choice -> assertEquals(tshark.word(question), choice.word(), name);
      case Answer.Matching matching ->
          assertEquals(tshark.matched(question), TsharkAnswers.matched(matching), name);
      case Answer.Essay essay -> throw new AssertionError(name);
    }
    List<Long> frames = shown.shown(question).stream().map(TsharkFrame::number).toList();
    assertTrue(frames.containsAll(question.solution().frames()), name);
  }
}

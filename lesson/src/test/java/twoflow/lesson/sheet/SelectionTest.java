package twoflow.lesson.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.core.run.WrongUseException;
import twoflow.lesson.catalog.Catalog;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;

class SelectionTest {

  private final Catalog catalog = new Catalog();

  @Test
  void shouldReadRangesOfLevels() {
    assertEquals(Set.of(1, 2, 3, 4), Selection.Levels.of(List.of("1-4")).numbers());
    assertEquals(Set.of(1, 3, 5), Selection.Levels.of(List.of("1", "3", "5-5")).numbers());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "6", "4-1", "1-6", "x", "", "1-", "1.1", "-1", "11"})
  void shouldRefuseLevelsThatThereAreNot(String range) {
    WrongUseException e =
        assertThrows(WrongUseException.class, () -> Selection.Levels.of(List.of(range)));
    assertEquals("--levels " + range + ": there are levels 1 to 5", e.getMessage());
  }

  @Test
  void shouldAskOfBehaviourOnlyInAScenario() {
    assertFalse(Selection.Levels.byDefault(false).wants(QuestionId.of("5.1")));
    assertTrue(Selection.Levels.byDefault(false).wants(QuestionId.of("4.1")));
    assertTrue(Selection.Levels.byDefault(true).wants(QuestionId.of("5.1")));
  }

  @Test
  void shouldNameALevelOfWhichNothingIsAsked() {
    Selection levels = Selection.Levels.of(List.of("1", "4-5"));
    levels.check(lesson("1.1", "4.2", "5.1"), catalog);
    WrongUseException e =
        assertThrows(WrongUseException.class, () -> levels.check(lesson("1.1"), catalog));
    assertEquals("--levels: a-run has nothing to ask of level 4, 5", e.getMessage());
  }

  @Test
  void shouldNameQuestionsThatThereAreNotOrThatCannotBeAsked() {
    Selection chosen = Selection.Questions.of(List.of("1.1", "3.1"));
    assertTrue(chosen.wants(QuestionId.of("3.1")));
    assertFalse(chosen.wants(QuestionId.of("3.2")));
    chosen.check(lesson("1.1", "3.1"), catalog);
    assertEquals("--questions: cannot be asked of a-run: 3.1", fault(chosen));
    assertEquals(
        "--questions: there is no question 3.77, 9.9",
        fault(Selection.Questions.of(List.of("9.9", "1.1", "3.77"))));
    WrongUseException e =
        assertThrows(WrongUseException.class, () -> Selection.Questions.of(List.of("seven")));
    assertEquals("--questions: not the number of a question: seven", e.getMessage());
  }

  private String fault(Selection selection) {
    return assertThrows(WrongUseException.class, () -> selection.check(lesson("1.1"), catalog))
        .getMessage();
  }

  private static Lesson lesson(String... ids) {
    return new Lesson(
        "a-run",
        1,
        Optional.empty(),
        Path.of("a.pcap"),
        "",
        Optional.empty(),
        null,
        List.of(ids).stream()
            .map(id ->
                new Question(
                    QuestionId.of(id),
                    "?",
                    Answer.Number.exact(1),
                    "",
                    new Solution("", "", List.of(), List.of()),
                    List.of()))
            .toList());
  }
}

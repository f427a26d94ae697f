package twoflow.lesson.output.moodle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;

class QuestionTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How many frames does it have?|2.1 How many frames does it have?",
        "Row 2 is `a? b. c?` and ends. Which is `tcp.seq`? Write it.|2.1 Which is tcp.seq?",
        "Take 0.5 ms. How long is it?|2.1 How long is it?",
        "`x` is first. And `y`?|2.1 And y?",
        "`x?|2.1 x?",
        "Say why.|2.1 Say why.",
        "a `b`|2.1 a b",
      })
  void shouldNameAQuestionByTheSentenceThatAsks(String text, String name) {
    assertEquals(name, QuestionText.name(question(text)));
  }

  @Test
  void shouldCutALongNameAtAWord() {
    String name = QuestionText.name(question("word ".repeat(50) + "?"));

    assertEquals("2.1 " + "word ".repeat(15) + "word ...", name);
  }

  @Test
  void shouldCutALongWordBetweenCharacters() {
    String name = QuestionText.name(question("\uD83D\uDE00".repeat(100)));

    assertEquals("2.1 " + "\uD83D\uDE00".repeat(80) + " ...", name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a ", "`", "`a`. ", "``", "a.b?c"})
  void shouldNameATextOfAnyLength(String part) {
    String name = QuestionText.name(question(part.repeat(20_000)));

    assertTrue(name.startsWith("2.1") && name.length() <= 88, name);
  }

  @Test
  void shouldMakeASentenceOfAHint() {
    assertEquals("You did it.", QuestionText.sentence("you did it"));
    assertEquals("Really?", QuestionText.sentence("really?"));
  }

  private static Question question(String text) {
    return new Question(
        new QuestionId(2, 1),
        text,
        Answer.Number.exact(1),
        "",
        new Solution("", "", List.of(), List.of()),
        List.of());
  }
}

package twoflow.lesson.marking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twoflow.lesson.answers.AnswerFile;
import twoflow.lesson.answers.Answers;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.question.Unit;

class MarkerTest {

  private static final String LOOK = "look again: Menu Statistics.";
  private static final String NUMBER = "expected a number without a unit, such as 1234 or 0x4D2";
  private static final List<Question> QUESTIONS =
      List.of(
          question("2.1", Answer.Number.exact(2_756_777_334L), mistake("relative-seq", 0)),
          question(
              "3.1",
              Answer.Number.exact(9),
              mistake("one-message-one-segment", 1),
              mistake("without-newline", 8)),
          question(
              "4.3",
              Answer.Number.within(50, 0.02, Unit.MS),
              mistake("divided-by-n", 44.4),
              mistake("last-gap", 45.5)),
          question("4.1", new Answer.Number(86.4, 0.5, Unit.PERCENT), mistake("ethernet", 88.9)),
          question("4.7", Answer.Number.within(1241, 0.02, Unit.BITS_PER_SECOND)),
          question("2.6", new Answer.Choice(List.of("client", "relay"), 0)),
          question(
              "1.5",
              new Answer.Matching(
                  List.of("tcp.stream 0", "tcp.stream 1"), List.of("x", "y"), List.of(1, 0))),
          question("5.7", new Answer.Essay(List.of("the point"))));

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2.1 | 2756777334    | RIGHT   |                         |",
        "2.1 | 2,756,777,334 | RIGHT   |                         |",
        "2.1 | 0             | WRONG   | relative-seq            | you gave relative-seq",
        "2.1 | 2756777335    | WRONG   | off-by-one              | off by one: count again",
        "2.1 | 2756777336    | WRONG   |                         | " + LOOK,
        "2.1 | 2756777.334   | WRONG   | unit                    | a factor of 1000 off: check the unit",
        "2.1 | what          | INVALID |                         | " + NUMBER,
        "2.1 | 5 ms          | INVALID |                         | " + NUMBER,
        "3.1 | 9 segments    | RIGHT   |                         |",
        "3.1 | 1             | WRONG   | one-message-one-segment | you gave one-message-one-segment",
        "3.1 | 8             | WRONG   | without-newline         | you gave without-newline",
        "3.1 | 10            | WRONG   | off-by-one              | off by one: count again",
        "4.3 | 51            | RIGHT   |                         |",
        "4.3 | 49.0 ms       | RIGHT   |                         |",
        "4.3 | 0.0505 s      | RIGHT   |                         |",
        "4.3 | 51.01         | WRONG   |                         | " + LOOK,
        "4.3 | 48.99         | WRONG   |                         | " + LOOK,
        "4.3 | 44            | WRONG   | divided-by-n            | you gave divided-by-n",
        "4.3 | 45            | WRONG   | last-gap                | you gave last-gap",
        "4.3 | 0.05          | WRONG   | unit                    | a factor of 1000 off: check the unit",
        "4.3 | 50000         | WRONG   | unit                    | a factor of 1000 off: check the unit",
        "4.3 | 50 s          | WRONG   | unit                    | a factor of 1000 off: check the unit",
        "4.3 | 50 bytes      | INVALID |                         | expected a time, such as 12.5 ms",
        "4.1 | 86,9 %        | RIGHT   |                         |",
        "4.1 | 0.864         | WRONG   | unit                    | a factor of 100 off: the question asks for percent",
        "4.1 | 88.9          | WRONG   | ethernet                | you gave ethernet",
        "4.7 | 1,241 bit/s   | RIGHT   |                         |",
        "4.7 | 1.241 kbit/s  | RIGHT   |                         |",
        "4.7 | 155 B/s       | RIGHT   |                         |",
        "4.7 | 155           | WRONG   | unit                    | a factor of 8 off: bits or bytes?",
        "2.6 | The Client    | RIGHT   |                         |",
        "2.6 | relay         | WRONG   |                         | " + LOOK,
        "2.6 | both          | INVALID |                         | expected one of: client, relay",
        "1.5 | 0B 1A         | RIGHT   |                         |",
        "1.5 | AB            | WRONG   |                         | " + LOOK,
        "5.7 | it waits      | OPEN    |                         | for your teacher"
      })
  void shouldMark(String id, String given, Status status, String mistake, String hint)
      throws Exception {
    Mark mark = mark(id + " = " + given, id);
    assertEquals(status, mark.status(), mark::toString);
    assertEquals(Optional.ofNullable(mistake), mark.mistake());
    assertEquals(hint == null ? "" : hint, mark.hint());
    assertEquals(given, mark.given());
  }

  @Test
  void shouldSayHowLettersAreWritten() throws Exception {
    Mark mark = mark("1.5 = A", "1.5");
    assertEquals(Status.INVALID, mark.status());
    assertEquals(
        "expected a letter for each of tcp.stream 0, tcp.stream 1, in this order, such as A B",
        mark.hint());
  }

  @Test
  void shouldTakeNoAnswerAsOpen() throws Exception {
    for (String line : List.of("2.1 =", "2.1 =   # in bytes", "3.1 = 9")) {
      assertEquals(Status.OPEN, mark(line, "2.1").status());
      assertEquals("not answered", mark(line, "2.1").hint());
    }
  }

  @Test
  void shouldNotChooseBetweenTwoAnswers() throws Exception {
    assertEquals(Status.INVALID, mark("3.1 = 9\n3.1 = 8", "3.1").status());
    Answers answers = answers("3.1 = 9\n3.1 = 8");
    assertEquals(
        "a second line for 3.1, the first is line 1: delete one",
        answers.faults().getFirst().what());
    assertEquals(2, answers.faults().getFirst().line());
  }

  @Test
  void shouldSayWhichLinesAreNoAnswers() throws Exception {
    Answers answers = answers("hello\n3.1 = 9\n9.9 = 5\nmore\n" + "x\n".repeat(1_000));
    assertTrue(answers.faults().get(0).what().startsWith("no question's number at its beginning"));
    assertEquals("question 9.9 is not asked of this run", answers.faults().get(1).what());
    assertEquals(4, answers.faults().get(2).line());
    assertEquals(1_003, answers.faultCount());
    assertEquals(100, answers.faults().size());
  }

  @Test
  void shouldGoOnWithATextInTheNextLines() throws Exception {
    String text = "5.7 = Because the first\nsegment was lost,\nthe others wait. # no more\n3.1 = 9";
    assertEquals("Because the first segment was lost, the others wait.", mark(text, "5.7").given());
    assertEquals(0, answers(text).faultCount());
    String endless = "5.7 = a\n" + "b\n".repeat(100_000);
    assertTrue(mark(endless, "5.7").given().length() <= 10_000);
    assertTrue(answers(endless).faultCount() > 0);
  }

  @Test
  void shouldRefuseAnAnswerWithoutAnEnd() throws Exception {
    Answers answers = answers("3.1 = " + "9".repeat(100_000));
    assertEquals("the answer is longer than 10000 characters", answers.faults().getFirst().what());
  }

  @Test
  void shouldCountWithoutTexts() throws Exception {
    Marks marks =
        Marker.mark(QUESTIONS, answers("2.1 = 2756777334\n3.1 = 7\n4.3 = x\n5.7 = because"));
    assertEquals(1, marks.points());
    assertEquals(7, marks.maxPoints());
    assertEquals(1, marks.count(Status.WRONG));
    assertEquals(1, marks.count(Status.INVALID));
    assertEquals(4, marks.count(Status.OPEN));
  }

  @Test
  void shouldRecogniseEachNamedMistake() throws Exception {
    for (Question question : QUESTIONS) {
      for (Mistake mistake : question.mistakes()) {
        Mark mark = mark(question.id() + " = " + mistake.value(), question.id().toString());
        assertEquals(Optional.of(mistake.name()), mark.mistake(), mark::toString);
        assertEquals(mistake.hint(), mark.hint());
      }
    }
  }

  @Test
  void shouldPrintALinePerQuestionAndTheSum() throws Exception {
    Marks marks = Marker.mark(QUESTIONS.subList(0, 3), answers("2.1 = 2756777334\n3.1 = 8\n"));
    assertEquals(
        List.of(
            "ok 2.1",
            "no 3.1 you gave without-newline",
            "-- 4.3 not answered",
            "lesson: 1 of 3 right, 1 wrong, 1 open"),
        new MarkLines(false).of(marks));
    Marks unreadable = Marker.mark(QUESTIONS.subList(1, 2), answers("3.1 = nine \u2026"));
    assertEquals(
        List.of(
            "?? 3.1 not readable: \"nine ...\": " + NUMBER,
            "lesson: 0 of 1 right, 0 wrong, 0 open, 1 not readable"),
        new MarkLines(false).of(unreadable));
  }

  @Test
  void shouldTellTheAnswerOnlyWhenAsked() throws Exception {
    Marks marks = Marker.mark(QUESTIONS, answers("2.1 = 1\n4.3 = 1\n2.6 = relay\n1.5 = AB\n"));
    String shown = String.join("\n", new MarkLines(false).of(marks));
    for (String answer : List.of("2756777334", "50", "answer:", "client", "0 B")) {
      assertFalse(shown.contains(answer), shown);
    }
    String revealed = String.join("\n", new MarkLines(true).of(marks));
    assertTrue(revealed.contains("(answer: 2756777334)"), revealed);
    assertTrue(revealed.contains("(answer: 50.000 +- 1.000 ms)"), revealed);
    assertTrue(revealed.contains("(answer: client)"), revealed);
    assertTrue(revealed.contains("(answer: tcp.stream 0 B, tcp.stream 1 A)"), revealed);
  }

  private Mark mark(String text, String id) throws IOException {
    return Marker.mark(QUESTIONS, answers(text)).all().stream()
        .filter(mark -> mark.question().id().equals(QuestionId.of(id)))
        .findFirst()
        .orElseThrow();
  }

  private Answers answers(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("answers.txt"), text);
    return Answers.of(AnswerFile.read(file), QUESTIONS);
  }

  private static Mistake mistake(String name, double value) {
    return new Mistake(name, value, "you gave " + name);
  }

  private static Question question(String id, Answer answer, Mistake... mistakes) {
    return new Question(
        QuestionId.of(id),
        "What?",
        answer,
        "Menu Statistics.",
        new Solution("rule", "frame", List.of(), List.of(7L)),
        List.of(mistakes));
  }
}

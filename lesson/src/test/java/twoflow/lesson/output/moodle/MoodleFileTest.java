package twoflow.lesson.output.moodle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.AnalysisOptions;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.RunFiles;
import twoflow.lesson.catalog.Catalog;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.sheet.Lesson;
import twoflow.lesson.sheet.LessonMaker;
import twoflow.lesson.sheet.LessonPlan;
import twoflow.testsupport.GoldenRun;

class MoodleFileTest {

  private static final String PLAIN = "2025-01-01T10:00:00 | Client2 | VOIP | hello";
  private static final int CAPTURE_BYTES = 20_001;

  @TempDir Path folder;

  @Test
  void shouldBeginWithTheCategoryAndTheCapture() throws Exception {
    Lesson lesson = lesson(PLAIN);
    List<ImportedQuestion> read = read(lesson);

    assertEquals("category", read.get(0).type());
    assertEquals("$course$/Two-Flow/a-run", read.get(0).name());
    ImportedQuestion capture = read.get(1);
    assertEquals("description", capture.type());
    assertEquals(Set.of("two-flow.pcap"), capture.files().keySet());
    assertArrayEquals(Files.readAllBytes(lesson.capture()), capture.files().get("two-flow.pcap"));
    assertTrue(capture.text().contains("href=\"@@PLUGINFILE@@/two-flow.pcap\""), capture.text());
    assertTrue(capture.text().contains(lesson.captureSha256()), capture.text());
  }

  @Test
  void shouldHoldTheCaptureOnce() throws Exception {
    List<ImportedQuestion> read = read(lesson(PLAIN));

    assertEquals(1, read.stream().filter(question -> !question.files().isEmpty()).count());
  }

  @Test
  void shouldAskWhatTheLessonAsks() throws Exception {
    Lesson lesson = lesson(PLAIN);
    List<ImportedQuestion> read = questions(lesson);

    assertEquals(
        lesson.questions().stream().map(q -> "tf-7-" + q.id()).toList(),
        read.stream().map(ImportedQuestion::idNumber).toList());
    assertEquals(
        List.of("numerical", "numerical", "numerical", "multichoice", "matching", "essay"),
        read.stream().map(ImportedQuestion::type).toList());
    for (ImportedQuestion question : read) {
      assertTrue(question.text().startsWith("<p>What is <code>tcp.seq</code> here? 2025"));
      assertEquals(1, question.mark());
      assertEquals(0.3333333, question.penalty());
      assertEquals(List.of(""), question.generalFeedback());
    }
  }

  @Test
  void shouldGradeEachNumberAsTheLabDoes() throws Exception {
    Lesson lesson = lesson(PLAIN);
    List<ImportedQuestion> read = questions(lesson);
    int numbers = 0;
    for (int i = 0; i < read.size(); i++) {
      if (read.get(i).answer() instanceof ImportedQuestion.Numerical imported) {
        gradesAsTheLab(lesson.questions().get(i), imported);
        numbers++;
      }
    }
    assertEquals(3, numbers);
  }

  private static void gradesAsTheLab(Question question, ImportedQuestion.Numerical imported) {
    Answer.Number right = (Answer.Number) question.answer();
    List<Double> accepted =
        List.of(
            right.value(), right.value() - right.tolerance(), right.value() + right.tolerance());
    for (double given : accepted) {
      assertEquals(1, imported.grade(given).fraction(), question.id() + ": " + given);
      assertEquals("", imported.grade(given).feedback());
    }
    for (Mistake mistake : question.mistakes()) {
      ImportedQuestion.Option option = imported.grade(mistake.value());
      assertEquals(0, option.fraction());
      String hint = QuestionText.html(QuestionText.sentence(mistake.hint()));
      assertEquals("<p>" + hint + "</p>", option.feedback());
    }
    ImportedQuestion.Option other = imported.grade(-1);
    assertEquals("*", other.text());
    assertEquals(0, other.fraction());
    assertEquals("<p>" + QuestionText.html(question.find()) + "</p>", other.feedback());
    assertEquals(question.mistakes().size() + 2, imported.answers().size());
  }

  @Test
  void shouldSayWhatIsWrongWithAnAnswer() throws Exception {
    var imported = (ImportedQuestion.Numerical) questions(lesson(PLAIN)).get(2).answer();

    assertEquals("<p>Take the weights, not the mean!</p>", imported.grade(29.7).feedback());
    assertEquals("<p>You have swapped the weights.</p>", imported.grade(35.8).feedback());
    assertTrue(
        imported
            .grade(99)
            .feedback()
            .startsWith("<p>Look at <code>tcp.len &gt; 0 &amp;&amp; tcp.seq == 1</code>."));
  }

  @Test
  void shouldHoldTheLessonOfARun() throws Exception {
    RunFiles files = RunFiles.find(GoldenRun.copyTo(folder.resolve("golden")), null);
    try (RunAnalysis run = RunAnalysis.open(files, AnalysisOptions.DEFAULT)) {
      Lesson lesson =
          new LessonMaker(new Catalog()).make(run, new LessonPlan(1, Optional.empty(), id -> true));
      List<ImportedQuestion> read = read(lesson);

      assertArrayEquals(GoldenRun.read("two-flow.pcap"), read.get(1).files().get("two-flow.pcap"));
      assertEquals(lesson.questions().size() + 2, read.size());
      for (int i = 0; i < lesson.questions().size(); i++) {
        if (read.get(i + 2).answer() instanceof ImportedQuestion.Numerical imported) {
          gradesAsTheLab(lesson.questions().get(i), imported);
        }
      }
    }
  }

  @Test
  void shouldTakeAUnitBehindANumberThatHasOne() throws Exception {
    List<ImportedQuestion> read = questions(lesson(PLAIN));
    var exact = (ImportedQuestion.Numerical) read.get(0).answer();
    var percent = (ImportedQuestion.Numerical) read.get(1).answer();
    var roundTrip = (ImportedQuestion.Numerical) read.get(2).answer();

    assertEquals(Map.of(), exact.units());
    assertFalse(exact.unitTyped());
    assertTrue(percent.unitTyped());
    assertEquals(1, percent.grade(86.4, "%").fraction());
    assertEquals(1, roundTrip.grade(21.5, "us").fraction());
    assertEquals(1, roundTrip.grade(0.0215, "ms").fraction());
    assertEquals(1, roundTrip.grade(0.0000215, "s").fraction());
  }

  @Test
  void shouldWriteWordsPairsAndTheTextForAPerson() throws Exception {
    List<ImportedQuestion> read = questions(lesson(PLAIN));

    var choice = (ImportedQuestion.Multichoice) read.get(3).answer();
    assertEquals(
        List.of(0.0, 1.0),
        choice.answers().stream().map(ImportedQuestion.Option::fraction).toList());
    assertEquals("the relay " + PLAIN, choice.answers().get(1).text());
    assertTrue(choice.incorrectFeedback().startsWith("<p>Look at <code>tcp.len"));
    var matching = (ImportedQuestion.Matching) read.get(4).answer();
    assertEquals(
        List.of(
            new MatchingPair("<code>tcp.stream 0</code> " + PLAIN, "chat"),
            new MatchingPair("<code>tcp.stream 1</code>", "voice"),
            new MatchingPair("", "nothing " + PLAIN)),
        matching.pairs());
    var essay = (ImportedQuestion.Essay) read.get(5).answer();
    assertEquals("<ul><li>point one " + PLAIN + "</li><li>point two</li></ul>", essay.graderInfo());
  }

  @Test
  void shouldShowNothingOfTheKey() throws Exception {
    Lesson lesson = lesson(PLAIN);
    String all = new String(write(lesson), StandardCharsets.UTF_8);
    String shown =
        read(lesson).stream()
            .map(question -> question.name() + question.text() + question.generalFeedback())
            .collect(Collectors.joining("\n"));

    for (String secret : List.of("The rule is", "tcp.secret", "4711")) {
      assertFalse(all.contains(secret), secret);
    }
    for (String secret : List.of("4294967295", "86.4", "21.5", "swapped", "point one", "Look at")) {
      assertFalse(shown.contains(secret), secret);
    }
  }

  @Test
  void shouldHoldAHostileRow() throws Exception {
    Lesson lesson = lesson(MadeLesson.HOSTILE);
    List<ImportedQuestion> read = read(lesson);
    String text = read.get(3).text();

    assertEquals(8, read.size());
    assertTrue(text.contains("&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp; \"q\""));
    assertTrue(
        text.contains("\\u0000\\u0007\\u001B[2J \\u202Eabc\\u2066 \uFFFD \\uD800 \uD83D\uDE00"));
    assertEquals("a-run", lesson.run());
    for (ImportedQuestion question : read) {
      assertFalse(question.text().contains("<script"), question.text());
    }
    var matching = (ImportedQuestion.Matching) read.get(6).answer();
    assertTrue(matching.pairs().get(2).choice().contains("<script>alert(1)</script> ]]> & \"q\""));
  }

  @Test
  void shouldNameACaptureOfAnyNameAsMoodleTakesIt() throws Exception {
    Path capture = MadeLesson.capture(folder, CAPTURE_BYTES);
    Path odd = Files.move(capture, folder.resolve("m\u00fcller's {1} & 2.pcapng"));
    ImportedQuestion description = read(MadeLesson.of(odd, MadeLesson.questions(PLAIN))).get(1);

    assertEquals(Set.of("m_ller_s__1____2.pcapng"), description.files().keySet());
    assertTrue(description.text().contains("@@PLUGINFILE@@/m_ller_s__1____2.pcapng\""));
  }

  @Test
  void shouldLeaveALargeCaptureToTheTeacher() throws Exception {
    Path capture = MadeLesson.capture(folder, (int) CaptureXml.MAX_EMBEDDED_BYTES + 1);
    byte[] xml = write(MadeLesson.of(capture, MadeLesson.questions(PLAIN)));
    ImportedQuestion description = MoodleImport.read(xml).get(1);

    assertEquals(Map.of(), description.files());
    assertFalse(description.text().contains("PLUGINFILE"), description.text());
    assertTrue(description.text().contains("For the teacher: add the file"), description.text());
    assertTrue(xml.length < 50_000);
  }

  @Test
  void shouldSayWhyItCannotBeWritten() throws Exception {
    Lesson lesson = lesson(PLAIN);
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left");
          }
        };

    IOException e = assertThrows(IOException.class, () -> new MoodleFile(lesson).write(full));

    assertEquals("no space left", e.getMessage());
  }

  private Lesson lesson(String row) throws IOException {
    return MadeLesson.of(MadeLesson.capture(folder, CAPTURE_BYTES), MadeLesson.questions(row));
  }

  private static List<ImportedQuestion> questions(Lesson lesson) throws Exception {
    List<ImportedQuestion> all = read(lesson);
    return all.subList(2, all.size());
  }

  private static List<ImportedQuestion> read(Lesson lesson) throws Exception {
    return MoodleImport.read(write(lesson));
  }

  private static byte[] write(Lesson lesson) throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    new MoodleFile(lesson).write(stream);
    return stream.toByteArray();
  }
}

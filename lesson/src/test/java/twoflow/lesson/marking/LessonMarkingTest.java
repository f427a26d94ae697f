package twoflow.lesson.marking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import twoflow.analysis.RunAnalysis;
import twoflow.core.run.WrongUseException;
import twoflow.lesson.answers.AnswerFile;
import twoflow.lesson.catalog.Catalog;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.sheet.LessonMaker;
import twoflow.testsupport.GoldenRun;

/** Marks answers to the lesson of a real run. */
class LessonMarkingTest {

  @TempDir private Path folder;

  @BeforeEach
  void copyRun() throws IOException {
    GoldenRun.copyTo(folder.resolve("run"));
  }

  @Test
  void shouldFindTheKeysAnswersRightWhateverTheSeed() throws Exception {
    for (long seed = 1; seed <= 5; seed++) {
      String head = "# seed: " + seed + "\n";
      StringBuilder text = new StringBuilder(head);
      for (Mark mark : marked(head).marks().all()) {
        text.append(mark.question().id()).append(" = ").append(right(mark.question()));
        text.append('\n');
      }
      MarkedLesson marked = marked(text.toString());
      assertEquals(seed, marked.lesson().seed());
      assertTrue(marked.listed().maxPoints() > 10, "questions");
      assertEquals(
          marked.listed().maxPoints(), marked.listed().points(), () -> marked.listed().toString());
    }
  }

  @Test
  void shouldNameEachMistakeOfTheRealQuestions() throws Exception {
    int mistakes = 0;
    for (Mark mark : marked("").marks().all()) {
      Question question = mark.question();
      for (Mistake mistake : question.mistakes()) {
        Mark wrong = marked(question.id() + " = " + mistake.value()).listed().all().getFirst();
        assertEquals(Optional.of(mistake.name()), wrong.mistake(), question.id()::toString);
        assertEquals(mistake.hint(), wrong.hint());
        mistakes++;
      }
    }
    assertTrue(mistakes > 10, "mistakes");
  }

  @Test
  void shouldMarkOnlyWhatTheFileLists() throws Exception {
    MarkedLesson marked = marked("1.1 = 5\n3.1 =\n");
    assertEquals(2, marked.listed().maxPoints());
    assertTrue(marked.marks().maxPoints() > 2);
  }

  @Test
  void shouldRefuseAnswersForAnotherCapture() throws Exception {
    String own = LessonMaker.sha256Hex(folder.resolve("run/two-flow.pcap"));
    assertEquals(1, marked("# capture-sha256: " + own + "\n1.1 = 5").listed().maxPoints());
    String foreign = "# capture-sha256: " + "0".repeat(64) + "\n1.1 = 5";
    String message = assertThrows(WrongUseException.class, () -> marked(foreign)).getMessage();
    assertTrue(message.contains("these answers are for another capture"), message);
    assertTrue(message.contains("000000000000..., two-flow.pcap has " + own.substring(0, 12)));
  }

  @Test
  void shouldKnowACaptureThatWasCompressedMeanwhile() throws Exception {
    Path capture = folder.resolve("run/two-flow.pcap");
    String own = LessonMaker.sha256Hex(capture);
    byte[] bytes = Files.readAllBytes(capture);
    Files.delete(capture);
    try (GZIPOutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("run/two-flow.pcap.gz")))) {
      out.write(bytes);
    }
    assertEquals(1, marked("# capture-sha256: " + own + "\n1.1 = 5").listed().maxPoints());
  }

  @Test
  void shouldTellProgramsTheAnswerOnlyWhenAsked() throws Exception {
    MarkedLesson marked = marked("2.1 = 1\n2.3 = x\n3.1 =\n");
    JsonNode json = json(marked, false);
    assertEquals("run", json.get("run").stringValue());
    assertEquals(1, json.get("seed").longValue());
    assertEquals(64, json.get("captureSha256").stringValue().length());
    assertEquals(0, json.get("right").intValue() + json.get("points").intValue());
    assertEquals(1, json.get("wrong").intValue());
    assertEquals(1, json.get("open").intValue());
    assertEquals(1, json.get("invalid").intValue());
    JsonNode first = json.get("answers").get(0);
    assertEquals("2.1", first.get("id").stringValue());
    assertEquals("1", first.get("given").stringValue());
    assertEquals("wrong", first.get("status").stringValue());
    assertTrue(first.get("unit").isNull());
    assertEquals("bytes", json.get("answers").get(1).get("unit").stringValue());
    assertFalse(first.has("expected") || first.has("frames"));
    JsonNode revealed = json(marked, true).get("answers").get(0);
    Question asked = marked.listed().all().getFirst().question();
    assertEquals(right(asked), revealed.get("expected").stringValue());
    assertTrue(revealed.get("frames").isArray());
  }

  private static JsonNode json(MarkedLesson marked, boolean reveal) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new CheckJson(reveal).write(marked.lesson(), marked.listed(), out);
    return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
  }

  private static String right(Question question) {
    return switch (question.answer()) {
      case Answer.Number n -> ExpectedText.of(n).replaceFirst(" \\+- \\S+", "");
      case Answer.Choice choice -> choice.word();
      case Answer.Matching matching -> ExpectedText.of(matching);
      case Answer.Essay essay -> "because";
    };
  }

  private MarkedLesson marked(String answers) throws Exception {
    Path file = Files.writeString(folder.resolve("answers.txt"), answers);
    try (RunAnalysis run = RunAnalysis.open(folder.resolve("run"))) {
      return new LessonMarking(new LessonMaker(new Catalog())).mark(run, AnswerFile.read(file));
    }
  }
}

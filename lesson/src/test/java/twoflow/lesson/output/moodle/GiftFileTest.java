package twoflow.lesson.output.moodle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.sheet.Lesson;

class GiftFileTest {

  private static final String ROW = "2025-01-01T10:00:00 | Client2 | VOIP | hello";

  @TempDir Path folder;
  private Path capture;

  @BeforeEach
  void makeCapture() throws IOException {
    capture = MadeLesson.capture(folder, 100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {ROW, MadeLesson.HOSTILE, "\\", "\\\\n", "a::b", "{", "}", "~%50%", "####"})
  void shouldBeReadAsItWasWritten(String row) throws IOException {
    Lesson lesson = MadeLesson.of(capture, MadeLesson.questions(row));
    List<ImportedQuestion> read = read(lesson);

    assertEquals("$course$/Two-Flow/a-run", read.get(0).name());
    assertEquals("tf-7-capture", read.get(1).idNumber());
    assertTrue(read.get(1).text().contains(lesson.captureSha256()), read.get(1).text());
    assertEquals(lesson.questions().size() + 2, read.size());
    for (int i = 0; i < lesson.questions().size(); i++) {
      same(lesson.questions().get(i), read.get(i + 2));
    }
  }

  private static void same(Question question, ImportedQuestion read) {
    assertEquals("tf-7-" + question.id(), read.idNumber());
    assertEquals(QuestionText.name(question), read.name());
    assertEquals(QuestionText.plain(question.text()), read.text());
    String find = QuestionText.plain(question.find());
    switch (question.answer()) {
      case Answer.Number number -> {
        var imported = (ImportedQuestion.Numerical) read.answer();
        assertEquals(1, imported.grade(number.value()).fraction());
        assertEquals(1, imported.grade(number.value() - number.tolerance()).fraction());
        assertEquals("", imported.grade(number.value()).feedback());
        for (Mistake mistake : question.mistakes()) {
          assertEquals(0, imported.grade(mistake.value()).fraction());
          assertEquals(
              QuestionText.plain(QuestionText.sentence(mistake.hint())),
              imported.grade(mistake.value()).feedback());
        }
        assertEquals(find, imported.grade(-1).feedback());
        assertEquals(question.mistakes().size() + 2, imported.answers().size());
      }
      case Answer.Choice choice -> {
        var imported = (ImportedQuestion.Multichoice) read.answer();
        assertEquals(
            List.of(
                new ImportedQuestion.Option(choice.choices().get(0), 0, 0, find),
                new ImportedQuestion.Option(QuestionText.plain(choice.word()), 0, 1, "")),
            imported.answers());
      }
      case Answer.Matching matching -> {
        List<MatchingPair> pairs = MatchingPair.of(matching);
        var imported = (ImportedQuestion.Matching) read.answer();
        assertEquals(
            pairs.stream().map(pair -> QuestionText.plain(pair.choice())).toList(),
            imported.pairs().stream().map(MatchingPair::choice).toList());
        assertEquals(
            pairs.stream()
                .map(pair -> QuestionText.plain(pair.item()).replace("->", "\u2192").strip())
                .toList(),
            imported.pairs().stream().map(MatchingPair::item).toList());
      }
      case Answer.Essay essay -> assertEquals(new ImportedQuestion.Essay(""), read.answer());
    }
  }

  private static List<ImportedQuestion> read(Lesson lesson) throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    new GiftFile(lesson).write(stream);
    return GiftImport.read(stream.toString(StandardCharsets.UTF_8));
  }
}

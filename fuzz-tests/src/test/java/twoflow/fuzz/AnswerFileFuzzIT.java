package twoflow.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import twoflow.core.row.RowFileException;
import twoflow.lesson.answers.AnswerFile;
import twoflow.lesson.answers.Answers;
import twoflow.lesson.marking.MarkLines;
import twoflow.lesson.marking.Marker;
import twoflow.lesson.marking.Marks;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.question.Unit;

/** Whatever a student hands in, each question has a mark, or the file is refused in one line. */
class AnswerFileFuzzIT {

  private static final List<Question> QUESTIONS =
      List.of(
          question("2.1", new Answer.Number(50, 1, Unit.MS)),
          question("2.2", Answer.Number.exact(31)),
          question("2.3", Answer.Number.exact(2_756_777_334L)),
          question("2.4", new Answer.Number(1241, 25, Unit.BITS_PER_SECOND)),
          question("2.5", new Answer.Choice(List.of("client", "relay"), 0)),
          question(
              "2.6",
              new Answer.Matching(
                  List.of("tcp.stream 0", "tcp.stream 1"), List.of("x", "y"), List.of(1, 0))),
          question("2.7", new Answer.Essay(List.of("the point"))),
          question("2.8", new Answer.Number(86.4, 0.5, Unit.PERCENT)),
          question("2.9", Answer.Number.bytes(1448)));

  private final Path file = Files.createTempFile("answers", ".txt");

  AnswerFileFuzzIT() throws IOException {
    file.toFile().deleteOnExit();
  }

  static Stream<byte[]> files() {
    String text =
        """
        # run: two-flow
        # seed: 1
        # capture-sha256: %s

        2.1 = 50,0 ms
        2.2 = 0x1F # a comment
        2.3: frame #103
        2.4 1.234.567,8 kbit/s
        2.5 = the client
        2.6 = 0A, 1B
        2.7 = Because it waits
        for the segment that was lost.
        """
            .formatted("0123456789abcdef".repeat(4));
    return Stream.of(
        text.getBytes(StandardCharsets.UTF_8),
        text.getBytes(StandardCharsets.UTF_16),
        text.replace("\n", "\r").getBytes(StandardCharsets.ISO_8859_1));
  }

  @DictionaryEntries({
    "2.1 = ",
    "\\x0d\\x0a",
    "# seed: ",
    " kbit/s",
    " ms",
    "0x",
    "1,234",
    "x 10^3",
    "e3",
    "\\xef\\xbb\\xbf",
    "\\xff\\xfe"
  })
  @MethodSource("files")
  @FuzzTest
  void shouldMarkEveryQuestionOrRefuseTheFile(byte[] content) throws IOException {
    Files.write(file, content);
    try {
      Answers answers = Answers.of(AnswerFile.read(file), QUESTIONS);
      Marks marks = Marker.mark(QUESTIONS, answers);
      List<String> lines = new MarkLines(false).of(marks);
      assertEquals(QUESTIONS.size() + 1, lines.size());
      assertTrue(lines.stream().noneMatch(line -> line.contains("\n")), "one line each");
      assertTrue(answers.faultCount() <= content.length, "lines out of nothing");
    } catch (RowFileException declared) {
      assertTrue(declared.getMessage().startsWith(file.toString()), declared.getMessage());
    }
  }

  private static Question question(String id, Answer answer) {
    return new Question(
        QuestionId.of(id),
        "What?",
        answer,
        "Look there.",
        new Solution("rule", "frame", List.of(), List.of()),
        List.of());
  }
}

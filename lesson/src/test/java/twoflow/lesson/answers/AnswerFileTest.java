package twoflow.lesson.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.core.row.RowFileException;
import twoflow.lesson.question.QuestionId;
import twoflow.testsupport.SymbolicLinks;

class AnswerFileTest {

  private static final String HASH = "0123456789abcdef".repeat(4);
  private static final String TEXT =
      """
      # Answers
      # run: two-flow
      # seed: 42
      # student: 4711
      # capture-sha256: %s

      # 1 Find your way
      1.1 = 180
      2.6 = Schl\u00FCssel \u20AC
      """
          .formatted(HASH);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTF-8",
        "UTF-16",
        "UTF-16LE",
        "UTF-16BE",
        "x-UTF-16LE-BOM",
        "UTF-32",
        "windows-1252"
      })
  void shouldReadWhatAnEditorSaved(String charset) throws Exception {
    for (String lineEnd : List.of("\n", "\r\n", "\r")) {
      byte[] bytes = TEXT.replace("\n", lineEnd).getBytes(Charset.forName(charset));
      AnswerFile file = read(bytes);
      assertEquals(
          new AnswerHead(
              Optional.of("two-flow"), OptionalLong.of(42), Optional.of("4711"), Optional.of(HASH)),
          file.head());
      assertEquals(
          List.of(line(8, "1.1", "180"), line(9, "2.6", "Schl\u00FCssel \u20AC")), file.lines());
    }
  }

  @Test
  void shouldReadAByteOrderMark() throws Exception {
    assertEquals(List.of(line(1, "1.1", "5")), lines("\uFEFF1.1 = 5"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.1 = 5                     | 5",
        "1.1=5                       | 5",
        "1.1: 5                      | 5",
        "1.1 5                       | 5",
        "1.1) 5                      | 5",
        "1,1 = 5                     | 5",
        "Q1.1 = 5                    | 5",
        "Question 1.1: 5             | 5",
        "1.1 -> 5                    | 5",
        "1.1 = -5                    | -5",
        "1.1 = 5   # in ms           | 5",
        "1.1 = 5 #                   | 5",
        "1.1 = frame #5              | frame #5",
        "1.1 = C#5 and x#y           | C#5 and x#y",
        "1.1 = text # a comment # b  | text",
        "\uFF11\uFF0E\uFF11\uFF1D\uFF15\uFF10 | 50",
        "1.1 = 1\u202F234\u00A0567   | 1 234 567",
        "1.1 = 5\u200E\u200B         | 5",
        "1.1 = \u0661\u0662          | 12",
        "1.1 = 10\u00B3              | 10^3",
        "1.1 = 21 \u00B5s            | 21 \u03BCs"
      })
  void shouldReadALine(String text, String expected) throws Exception {
    assertEquals(List.of(line(1, "1.1", expected)), lines(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1 =", "1.1", "1.1 =      # in ms", "1.1 = #", "1.1:\t "})
  void shouldTakeAnEmptyAnswerAsOpen(String text) throws Exception {
    assertEquals(List.of(line(1, "1.1", "")), lines(text));
    assertFalse(read(text.getBytes(StandardCharsets.UTF_8)).answered());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "12 = 5", "0.1 = 5", "1.0 = 5", "1.100 = 5", "10.1 = 5", "= 5"})
  void shouldKeepALineWithoutANumber(String text) throws Exception {
    assertEquals(List.of(new AnswerLine(1, Optional.empty(), text)), lines(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# seed: x             | :1: seed: not a whole number: x",
        "# seed: 99999999999999999999 | :1: seed: not a whole number",
        "# capture-sha256: abc | :1: capture-sha256: not 64 hexadecimal digits",
        "# seed: 1\\n# SEED: 2 | :2: the second line with '# seed:'"
      })
  void shouldRefuseAHeadThatCannotBe(String text, String fault) {
    assertFault(text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8), fault);
  }

  @Test
  void shouldKeepAStudentsIdAsItIs() throws Exception {
    for (String id : List.of("UNI\\anna", "anna@uni.example", "\uFB01nn 4\u00B2", "-7", "# 5")) {
      AnswerFile file = read(("# student: " + id + "\n").getBytes(StandardCharsets.UTF_8));
      assertEquals(Optional.of(id), file.head().student());
    }
  }

  @Test
  void shouldNotReadTheHeadBelowAnAnswer() throws Exception {
    AnswerFile file = read("1.1 = 5\n# seed: 7\n".getBytes(StandardCharsets.UTF_8));
    assertEquals(OptionalLong.empty(), file.head().seed());
  }

  @Test
  void shouldRefuseWhatIsNoText() {
    assertFault(new byte[100], ": not a text file");
    assertFault("1.1 = 5\0".getBytes(StandardCharsets.UTF_8), ": not a text file");
    assertFault("PK\3\4rest".getBytes(StandardCharsets.UTF_8), "a document of a word processor");
    assertFault(
        "%PDF-1.4".getBytes(StandardCharsets.UTF_8), "a PDF document: save it as plain text");
    assertFault("{\\rtf1 1.1 = 5}".getBytes(StandardCharsets.UTF_8), "an RTF document");
    assertFault("<html>".getBytes(StandardCharsets.UTF_8), "an HTML or XML document");
    byte[] garbage = new byte[10 << 20];
    new Random(1).nextBytes(garbage);
    assertFault(garbage, "larger than 1 MiB");
    assertFault("1".repeat(TextFile.MAX_BYTES + 1).getBytes(StandardCharsets.UTF_8), "larger than");
  }

  @Test
  void shouldSayWhyThereIsNoFile() throws Exception {
    assertTrue(fault(folder).endsWith(": a folder: name the file in it"));
    assertTrue(fault(folder.resolve("none.txt")).endsWith("none.txt: no such file"));
  }

  @Test
  void shouldSayThatALinkLeadsNowhere() throws Exception {
    Path link = SymbolicLinks.make(folder.resolve("link.txt"), folder.resolve("none.txt"));
    assertTrue(fault(link).endsWith("link.txt: no such file"));
  }

  @Test
  void shouldReadManyLinesAndALongOne() throws Exception {
    assertEquals(100_000, lines("1.1 = 5\n".repeat(100_000)).size());
    String longLine = "1.1 = " + "1,".repeat(400_000);
    assertEquals(longLine.length() - 6, lines(longLine).getFirst().text().length());
  }

  /** Whatever the bytes are, the file is read or refused. */
  @Test
  void shouldReadOrRefuseAnyBytes() throws Exception {
    Random random = new Random(2);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
      for (int change = random.nextInt(20); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        assertTrue(read(bytes).lines().size() <= 20);
      } catch (RowFileException declared) {
        assertTrue(declared.getMessage().startsWith(folder.toString()));
      }
    }
  }

  private void assertFault(byte[] bytes, String fault) {
    String message = assertThrows(RowFileException.class, () -> read(bytes)).getMessage();
    assertTrue(message.contains(fault), message);
  }

  private static String fault(Path file) {
    return assertThrows(RowFileException.class, () -> AnswerFile.read(file)).getMessage();
  }

  private List<AnswerLine> lines(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8)).lines();
  }

  private AnswerFile read(byte[] bytes) throws IOException {
    return AnswerFile.read(Files.write(folder.resolve("answers.txt"), bytes));
  }

  private static AnswerLine line(long number, String id, String text) {
    return new AnswerLine(number, Optional.of(QuestionId.of(id)), text);
  }
}

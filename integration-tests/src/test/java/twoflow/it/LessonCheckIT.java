package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import twoflow.testsupport.GoldenRun;

/** {@code lesson check} as students use it. */
@Timeout(120)
class LessonCheckIT {

  @TempDir private Path temp;

  private Path answers;

  @BeforeEach
  void makeLesson() throws Exception {
    GoldenRun.copyTo(temp.resolve("run"));
    answers = temp.resolve("run/lesson/answers.txt");
    try (LabProcess lesson = LabProcess.role(temp, "lesson", "run", "--key")) {
      lesson.shouldExit(0);
    }
  }

  @Test
  void shouldExit0WhenAllIsRight() throws Exception {
    int questions = answerAll();
    try (LabProcess check = check()) {
      check.shouldExit(0);
      assertEquals(
          "lesson: %1$d of %1$d right, 0 wrong, 0 open".formatted(questions),
          check.stdout().getLast());
      assertEquals(questions + 1, check.stdout().size());
      assertEquals("ok 1.1", check.stdout().getFirst());
      assertEquals(List.of(), check.stderr());
    }
  }

  @Test
  void shouldExit3AndSayWhereToLookWhenSomethingIsWrongOrOpen() throws Exception {
    try (LabProcess check = check()) {
      check.shouldExit(3);
      assertEquals("-- 1.1 not answered", check.stdout().getFirst());
    }
    answerAll();
    replace("1.1 = 176", "1.1 = 170");
    try (LabProcess check = check()) {
      check.shouldExit(3);
      assertTrue(check.stdout().getFirst().startsWith("no 1.1 look again: "), check::toString);
      assertFalse(check.stdout().getFirst().contains("176"), check::toString);
    }
    try (LabProcess check = check("--reveal")) {
      check.shouldExit(3);
      assertTrue(check.stdout().getFirst().endsWith("(answer: 176)"), check::toString);
    }
    try (LabProcess check = check("--json")) {
      check.shouldExit(3);
      JsonNode json = JsonMapper.shared().readTree(String.join("\n", check.stdout()));
      assertEquals("170", json.get("answers").get(0).get("given").stringValue());
      assertEquals(1, json.get("wrong").intValue());
    }
  }

  @Test
  void shouldExit2ForWhatCannotBeChecked() throws Exception {
    answerAll();
    String right = Files.readString(answers);
    shouldRefuse("1.1 = many", "");
    Files.writeString(
        answers, right.replaceFirst("capture-sha256: .{10}", "capture-sha256: 0123456789"));
    shouldRefuse("", "these answers are for another capture");
    Files.writeString(answers, right + "\n9.9 = 5\n1.1 = 5\n");
    long line = right.lines().count() + 2;
    shouldRefuse("", "answers.txt:" + line + ": question 9.9 is not asked of this run (and 1 more");
    Files.writeString(answers, "");
    shouldRefuse("", "answers.txt: no answers");
    Files.write(answers, new byte[] {'P', 'K', 3, 4});
    shouldRefuse("", "answers.txt: not a text file but a document of a word processor");
    Files.delete(answers);
    shouldRefuse("", "answers.txt: no such file");
    try (LabProcess check = LabProcess.role(temp, "lesson", "check", "nowhere")) {
      check.shouldExit(2);
    }
    try (LabProcess check = LabProcess.role(temp, "lesson", "check", "run", "run")) {
      check.shouldExit(2);
      assertTrue(check.stderr().getFirst().contains("run: a folder"), check::toString);
    }
  }

  @Test
  void shouldExit3WhenTheRunIsNotComplete() throws Exception {
    Path capture = temp.resolve("run/two-flow.pcap");
    Files.write(capture, Arrays.copyOf(GoldenRun.read("two-flow.pcap"), 5_000));
    try (LabProcess check = check()) {
      check.shouldExit(3);
      assertEquals(1, check.stderr().size(), check::toString);
      assertTrue(check.stderr().getFirst().contains("the capture is not complete"));
    }
  }

  private void shouldRefuse(String answer, String message) throws Exception {
    String before = Files.exists(answers) ? Files.readString(answers) : "";
    if (!answer.isEmpty()) {
      replace("1.1 = 176", answer);
    }
    try (LabProcess check = check()) {
      check.shouldExit(2);
      if (message.isEmpty()) {
        assertTrue(
            check.stdout().getFirst().startsWith("?? 1.1 not readable: \"many\": expected "));
        assertTrue(check.stdout().getLast().endsWith(", 1 not readable"), check::toString);
      } else {
        assertEquals(1, check.stderr().size(), check::toString);
        assertTrue(check.stderr().getFirst().contains(message), check::toString);
      }
    }
    if (!answer.isEmpty()) {
      Files.writeString(answers, before);
    }
  }

  private LabProcess check(String... options) throws IOException {
    String[] arguments =
        Stream.concat(Stream.of("check", "run"), Stream.of(options)).toArray(String[]::new);
    return LabProcess.role(temp, "lesson", arguments);
  }

  private void replace(String from, String to) throws IOException {
    String text = Files.readString(answers);
    assertTrue(text.contains(from), text);
    Files.writeString(answers, text.replace(from, to));
  }

  /** Answers all questions by the key; returns how many there are. */
  private int answerAll() throws IOException {
    AnsweredLesson lesson = new AnsweredLesson(temp.resolve("run/lesson"));
    Files.writeString(answers, lesson.text());
    return lesson.questions();
  }
}

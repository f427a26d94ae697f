package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import twoflow.core.html.Html;
import twoflow.testsupport.GoldenRun;

/** The command lesson: what is asked, what is written, and what it says. */
@Execution(ExecutionMode.CONCURRENT)
class LessonCommandIT {

  @TempDir private Path temp;
  private Path run;

  @BeforeEach
  void copyTheRun() throws Exception {
    run = GoldenRun.copyTo(temp.resolve("captures/golden"));
  }

  @Test
  void shouldSayWhatIsForWhom() throws Exception {
    LabProcess made = lesson("--key").shouldExit(0);
    List<String> lines = made.stdout();
    assertTrue(lines.getFirst().matches("lesson: golden, 24 questions, about 70 minutes, seed 1"));
    String all = String.join("\n", lines);
    for (String file : List.of("worksheet.html", "answers.txt")) {
      assertTrue(all.indexOf("captures/golden/lesson/" + file) < all.indexOf("for you only"), all);
    }
    for (String file : List.of("key.html", "key.json", "guide.html")) {
      assertTrue(all.indexOf("captures/golden/lesson/" + file) > all.indexOf("for you only"), all);
    }
    assertTrue(all.contains("do not hand out report.html"), all);
    lesson().shouldExit(0);
    assertFalse(Files.exists(run.resolve("lesson/key.html")), "the older key");
  }

  @Test
  void shouldAskWhatTheTeacherChose() throws Exception {
    lesson("--questions", "3.1,1.2", "--key").shouldExit(0);
    assertEquals(List.of("1.2", "3.1"), asked());
    lesson("--levels", "2-3", "--key").shouldExit(0);
    assertTrue(asked().stream().allMatch(id -> id.matches("[23]\\..*")), asked().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--questions | 9.9,1.1 | lesson: --questions: there is no question 9.9",
        "--questions | 5.2     | lesson: --questions: cannot be asked of golden: 5.2",
        "--levels    | 7       | lesson: --levels 7: there are levels 1 to 5",
        "--questions | x       | lesson: --questions: not the number of a question: x",
      })
  void shouldNameWhatCannotBeAsked(String option, String value, String words) throws Exception {
    LabProcess refused = lesson(option, value).shouldExit(2);
    assertEquals(List.of(words), refused.stderr());
    assertFalse(Files.exists(run.resolve("lesson")), "nothing is written");
  }

  @Test
  void shouldSayInOneLineThatAFolderCannotBeWritten() throws Exception {
    Files.writeString(run.resolve("lesson"), "a file in the way");
    LabProcess failed = lesson().shouldExit(1);
    assertEquals(1, failed.stderr().size(), failed::toString);
    assertTrue(failed.stderr().getFirst().contains("golden/lesson"), failed::toString);
  }

  /** No answer that a chance could not have put there is in what students get. */
  @Test
  void shouldNotShowAnswersToStudents() throws Exception {
    lesson("--key").shouldExit(0);
    LabProcess.role(temp, "report", run.toString(), "--for-students").shouldExit(0);
    String shown =
        Files.readString(run.resolve("lesson/worksheet.html"))
            + Files.readString(run.resolve("lesson/answers.txt"))
            + Files.readString(run.resolve("students.html"));
    for (JsonNode question : key().get("questions")) {
      String id = question.get("id").asString();
      assertFalse(shown.contains(question.get("rule").asString()), id + ": rule");
      String filter = question.get("filter").asString();
      // Where the filter is what a student is to learn, the question names it itself.
      boolean told = question.get("find").asString().contains(filter);
      assertTrue(told || !shown.contains(Html.text(filter)), id + ": " + filter);
      String value = question.at("/answer/value").asString("");
      assertTrue(value.length() < 5 || !shown.contains(value), id + ": " + value);
      for (JsonNode mistake : question.get("mistakes")) {
        assertFalse(shown.contains(mistake.get("hint").asString()), id + ": hint");
      }
    }
  }

  private LabProcess lesson(String... options) throws Exception {
    String[] all = new String[options.length + 1];
    all[0] = "captures/golden";
    System.arraycopy(options, 0, all, 1, options.length);
    return LabProcess.role(temp, "lesson", all);
  }

  private List<String> asked() throws Exception {
    return key().get("questions").valueStream().map(q -> q.get("id").asString()).toList();
  }

  private JsonNode key() throws Exception {
    return JsonMapper.shared().readTree(Files.readAllBytes(run.resolve("lesson/key.json")));
  }
}

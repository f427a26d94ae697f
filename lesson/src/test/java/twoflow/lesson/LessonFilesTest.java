package twoflow.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.RunAnalysis;
import twoflow.lesson.catalog.Catalog;
import twoflow.lesson.sheet.Lesson;
import twoflow.lesson.sheet.LessonMaker;
import twoflow.lesson.sheet.LessonPlan;
import twoflow.testsupport.GoldenRun;

/** The files of a lesson of a run that the lab made. */
class LessonFilesTest {

  @TempDir private Path temp;

  @Test
  void shouldNotLeaveTheKeyOfAnOlderLesson() throws Exception {
    Path run = GoldenRun.copyTo(temp.resolve("golden"));
    LessonFiles files = new LessonFiles(run);
    files.writeForStudents(lesson(run));
    files.writeKey(lesson(run));
    for (String name : new String[] {"key.html", "key.json", "guide.html"}) {
      assertTrue(Files.exists(run.resolve("lesson").resolve(name)), name);
    }
    assertTrue(files.removeKey());
    for (String name : new String[] {"key.html", "key.json", "guide.html"}) {
      assertFalse(Files.exists(run.resolve("lesson").resolve(name)), name);
    }
    assertFalse(files.removeKey(), "there is none any more");
    assertTrue(Files.exists(run.resolve("lesson/worksheet.html")));
  }

  @Test
  void shouldKeepAnswersThatSomebodyHasFilledIn() throws Exception {
    Path run = GoldenRun.copyTo(temp.resolve("golden"));
    Lesson lesson = lesson(run);
    assertEquals(Optional.empty(), new LessonFiles(run).writeForStudents(lesson));
    Path answers = run.resolve("lesson/answers.txt");
    String template = Files.readString(answers);
    assertEquals(Optional.empty(), new LessonFiles(run).writeForStudents(lesson), "nothing in it");
    for (Charset editor : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16}) {
      String filled = template.replaceFirst("(?m)^1\\.1 = ", "1.1 = 42");
      Files.writeString(answers, filled, editor);
      Path kept = new LessonFiles(run).writeForStudents(lesson).orElseThrow();
      assertEquals(filled, Files.readString(kept, editor));
      assertEquals(template, Files.readString(answers));
      Files.delete(kept);
    }
  }

  private static Lesson lesson(Path run) throws Exception {
    try (RunAnalysis analysis = RunAnalysis.open(run)) {
      return new LessonMaker(new Catalog())
          .make(analysis, new LessonPlan(1, Optional.empty(), id -> true));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

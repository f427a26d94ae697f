package twoflow.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.core.run.WrongUseException;
import twoflow.core.seed.RunSeed;
import twoflow.core.seed.SeedFile;

class LessonSeedTest {

  private static final Optional<Long> NO_SEED = Optional.empty();
  private static final Optional<String> NO_STUDENT = Optional.empty();

  @TempDir private Path run;

  @Test
  void shouldBeOneForARunWithoutASeed() throws IOException {
    assertEquals(new LessonSeed(1, Optional.empty()), LessonSeed.of(NO_SEED, NO_STUDENT, run));
  }

  @Test
  void shouldBeTheSeedOfTheRun() throws IOException {
    new SeedFile(run).write(RunSeed.of(7));
    assertEquals(new LessonSeed(7, Optional.empty()), LessonSeed.of(NO_SEED, NO_STUDENT, run));
  }

  @Test
  void shouldBeTheSeedOfTheStudentOfTheRun() throws IOException {
    RunSeed student = RunSeed.ofStudent("s001");
    new SeedFile(run).write(student);
    LessonSeed expected = new LessonSeed(student.value(), Optional.of("s001"));
    assertEquals(expected, LessonSeed.of(NO_SEED, NO_STUDENT, run));
    assertEquals(student.value(), LessonSeed.of(NO_SEED, Optional.of(" S001"), run).value());
  }

  @Test
  void shouldAskOfAStudentsRunByAnotherSeed() throws IOException {
    new SeedFile(run).write(RunSeed.ofStudent("s001"));
    assertEquals(
        new LessonSeed(5, Optional.of("s001")), LessonSeed.of(Optional.of(5L), NO_STUDENT, run));
  }

  @Test
  void shouldGiveARunWithoutAStudentToOne() throws IOException {
    new SeedFile(run).write(RunSeed.of(7));
    assertEquals(
        new LessonSeed(RunSeed.ofStudent("s001").value(), Optional.of("s001")),
        LessonSeed.of(NO_SEED, Optional.of("s001"), run));
  }

  @Test
  void shouldNotGiveAStudentsRunToAnotherOne() throws IOException {
    new SeedFile(run).write(RunSeed.ofStudent("s001"));
    assertEquals(
        "--student s002: the run was made for s001", refused(NO_SEED, Optional.of("s002")));
  }

  @Test
  void shouldRefuseWhatIsNoSeedOrId() {
    assertEquals(
        "--seed -1: a whole number from 0 to 9007199254740991 is needed, not -1",
        refused(Optional.of(-1L), NO_STUDENT));
    assertEquals("--student  : an ID is needed, not nothing", refused(NO_SEED, Optional.of(" ")));
  }

  private String refused(Optional<Long> seed, Optional<String> student) {
    return assertThrows(WrongUseException.class, () -> LessonSeed.of(seed, student, run))
        .getMessage();
  }
}

package twoflow.lesson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import twoflow.core.run.WrongUseException;
import twoflow.core.seed.RunSeed;
import twoflow.core.seed.SeedFile;
import twoflow.lesson.marking.LessonMarking;

/**
 * Which seed picks what is asked, and whose lesson it is: as the user says, else as the run does
 * that was made from a seed.
 *
 * @param value the seed
 * @param student the student's ID
 */
record LessonSeed(long value, Optional<String> student) {

  /**
   * Decides.
   *
   * @param seed the seed that was given
   * @param student the student that was given
   * @param folder the run's folder
   * @throws WrongUseException when a value is none, or the run is another student's
   */
  static LessonSeed of(Optional<Long> seed, Optional<String> student, Path folder)
      throws IOException {
    Optional<RunSeed> ofRun = new SeedFile(folder).read();
    Optional<RunSeed> ofStudent = student.map(LessonSeed::ofStudent);
    Optional<String> owner =
        ofStudent.or(() -> ofRun).flatMap(RunSeed::student).map(Object::toString);
    ofRun
        .flatMap(RunSeed::student)
        .filter(id -> ofStudent.isPresent() && !ofStudent.get().student().equals(Optional.of(id)))
        .ifPresent(id -> {
          throw new WrongUseException(
              "--student " + student.get() + ": the run was made for " + id);
        });
    long value =
        seed.map(LessonSeed::ofNumber)
            .or(() -> ofStudent)
            .or(() -> ofRun)
            .map(RunSeed::value)
            .orElse(LessonMarking.DEFAULT_SEED);
    return new LessonSeed(value, owner);
  }

  private static RunSeed ofNumber(long seed) {
    try {
      return RunSeed.of(seed);
    } catch (IllegalArgumentException e) {
      throw new WrongUseException("--seed " + seed + ": " + e.getMessage());
    }
  }

  private static RunSeed ofStudent(String id) {
    try {
      return RunSeed.ofStudent(id);
    } catch (IllegalArgumentException e) {
      throw new WrongUseException("--student " + id + ": " + e.getMessage());
    }
  }
}

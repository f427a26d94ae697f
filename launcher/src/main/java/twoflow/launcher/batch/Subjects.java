package twoflow.launcher.batch;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import twoflow.core.seed.RunSeed;

/** Whose runs, or from which seeds, a batch is made. */
public sealed interface Subjects {

  /** How many there are. */
  int count();

  /**
   * The run of one of them, without a scenario.
   *
   * @param index from 0
   */
  PlannedRun run(int index);

  /**
   * Seeds that follow each other.
   *
   * @param first the first run's seed
   */
  record Seeds(long first, int count) implements Subjects {

    @Override
    public PlannedRun run(int index) {
      // All as wide as the last one: so their names have the order of their numbers.
      int digits = Long.toString(first + count - 1).length();
      long seed = first + index;
      String name = String.format(Locale.ROOT, "seed-%0" + digits + "d", seed);
      return new PlannedRun(name, RunSeed.of(seed), Optional.empty(), Optional.empty());
    }
  }

  /** The students of a class. */
  record Students(List<Student> students) implements Subjects {

    @Override
    public int count() {
      return students.size();
    }

    @Override
    public PlannedRun run(int index) {
      Student student = students.get(index);
      String id = student.id().text();
      return new PlannedRun(
          FolderName.of(id), RunSeed.ofStudent(id), Optional.of(student), Optional.empty());
    }
  }
}

package twoflow.lesson.grade;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import twoflow.core.seed.RunSeed;
import twoflow.lesson.grade.Graded.Marked;

/**
 * The seed that a class has. The seed decides what is asked: who takes another one, may look for an
 * easier lesson.
 *
 * @param value the seed of more than half of the class; empty when there is none, as where each has
 *     the seed of the own ID
 */
record UsualSeed(OptionalLong value) {

  static UsualSeed of(List<Marked> marked) {
    Map<Long, Long> counts =
        marked.stream().collect(Collectors.groupingBy(Marked::seed, Collectors.counting()));
    return new UsualSeed(
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() * 2 > marked.size())
            .mapToLong(Map.Entry::getKey)
            .findFirst());
  }

  /** What a teacher is told of a seed that is neither the class's nor that of the student's ID. */
  Optional<String> remark(Marked one) {
    boolean usual = value.isPresent() && value.getAsLong() == one.seed();
    boolean own = one.head().student().filter(id -> isOf(id, one.seed())).isPresent();
    if (usual || own) {
      return Optional.empty();
    }
    if (value.isPresent()) {
      return Optional.of("seed " + one.seed() + ", the others have " + value.getAsLong());
    }
    return one.head()
        .student()
        .map(id -> "seed " + one.seed() + " is not that of the ID in the answers' head");
  }

  private static boolean isOf(String student, long seed) {
    try {
      return RunSeed.ofStudent(student).value() == seed;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

package twoflow.lesson.sheet;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import twoflow.core.run.WrongUseException;
import twoflow.lesson.catalog.Catalog;
import twoflow.lesson.catalog.QuestionType;
import twoflow.lesson.question.Level;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;

/** Which questions a teacher has chosen. */
public sealed interface Selection {

  /** Whether a question is asked, if it can be. */
  boolean wants(QuestionId id);

  /**
   * Makes sure that what the teacher named is asked.
   *
   * @throws WrongUseException that names what is not
   */
  void check(Lesson lesson, Catalog catalog);

  /**
   * All questions of some levels.
   *
   * @param numbers the levels, from 1
   */
  record Levels(Set<Integer> numbers) implements Selection {

    private static final String RANGE = "[0-9](-[0-9])?";

    /** What is asked when nothing is chosen: what happens when something goes wrong, only there. */
    public static Levels byDefault(boolean scenario) {
      return between(1, scenario ? Level.values().length : Level.BEHAVIOUR.number() - 1);
    }

    /**
     * Reads ranges such as {@code 1-4} or {@code 3}.
     *
     * @throws WrongUseException when there is no such level
     */
    public static Levels of(List<String> ranges) {
      Set<Integer> numbers = new TreeSet<>();
      ranges.forEach(range -> numbers.addAll(of(range).numbers));
      return new Levels(numbers);
    }

    private static Levels of(String range) {
      if (range.matches(RANGE)) {
        int first = range.charAt(0) - '0';
        int last = range.charAt(range.length() - 1) - '0';
        if (1 <= first && first <= last && last <= Level.values().length) {
          return between(first, last);
        }
      }
      throw new WrongUseException(
          "--levels " + range + ": there are levels 1 to " + Level.values().length);
    }

    private static Levels between(int first, int last) {
      return new Levels(
          IntStream.rangeClosed(first, last)
              .boxed()
              .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Override
    public boolean wants(QuestionId id) {
      return numbers.contains(id.level());
    }

    @Override
    public void check(Lesson lesson, Catalog catalog) {
      Set<Integer> missing = new TreeSet<>(numbers);
      lesson.levels().forEach(level -> missing.remove(level.number()));
      if (!missing.isEmpty()) {
        throw new WrongUseException(
            "--levels: %s has nothing to ask of level %s".formatted(lesson.run(), joined(missing)));
      }
    }
  }

  /**
   * Some questions.
   *
   * @param ids their numbers
   */
  record Questions(Set<QuestionId> ids) implements Selection {

    /**
     * Reads numbers such as {@code 2.1}.
     *
     * @throws WrongUseException when one is no question's number
     */
    public static Questions of(List<String> numbers) {
      try {
        return new Questions(
            numbers.stream().map(QuestionId::of).collect(Collectors.toCollection(TreeSet::new)));
      } catch (IllegalArgumentException e) {
        throw new WrongUseException("--questions: " + e.getMessage());
      }
    }

    @Override
    public boolean wants(QuestionId id) {
      return ids.contains(id);
    }

    @Override
    public void check(Lesson lesson, Catalog catalog) {
      Set<QuestionId> missing = new TreeSet<>(ids);
      lesson.questions().stream().map(Question::id).forEach(missing::remove);
      Set<QuestionId> unknown = new TreeSet<>(missing);
      catalog.types().stream().map(QuestionType::id).forEach(unknown::remove);
      if (!unknown.isEmpty()) {
        throw new WrongUseException("--questions: there is no question " + joined(unknown));
      }
      if (!missing.isEmpty()) {
        throw new WrongUseException(
            "--questions: cannot be asked of %s: %s".formatted(lesson.run(), joined(missing)));
      }
    }
  }

  private static String joined(Set<?> names) {
    return names.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}

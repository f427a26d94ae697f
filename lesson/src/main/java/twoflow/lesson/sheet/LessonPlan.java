package twoflow.lesson.sheet;

import java.util.Optional;
import java.util.function.Predicate;
import twoflow.lesson.question.QuestionId;

/**
 * Which questions a teacher wants.
 *
 * @param seed picks what they are about
 * @param student whose lesson it is, if that was said
 * @param wanted whether a question is asked, if it can be
 */
public record LessonPlan(long seed, Optional<String> student, Predicate<QuestionId> wanted) {}

package twoflow.lesson.question;

/**
 * A wrong number that students really give, and what to tell them.
 *
 * @param name what it is, such as {@code frame-length}; the same name means the same mistake in all
 *     questions
 * @param value the wrong number, in the unit of the question
 * @param hint what the student is told: one sentence that does not say the answer; begins in lower
 *     case, because it comes after the number of the question
 */
public record Mistake(String name, double value, String hint) {}

package twoflow.lesson.question;

import java.util.ArrayList;
import java.util.List;

/**
 * One question about one run. In its texts, {@code `backquotes`} enclose what is to be typed or
 * read literally.
 *
 * @param id its number
 * @param text what is asked, whole sentences
 * @param answer the right answer
 * @param find where to look in Wireshark: for students, so without any number that is an answer
 * @param solution how the answer is found: for the key
 * @param mistakes known wrong numbers
 */
public record Question(
    QuestionId id,
    String text,
    Answer answer,
    String find,
    Solution solution,
    List<Mistake> mistakes) {

  /** Leaves out mistakes that would be right, and those whose number another one has already. */
  public Question {
    mistakes = answer instanceof Answer.Number number ? distinct(number, mistakes) : List.of();
  }

  private static List<Mistake> distinct(Answer.Number right, List<Mistake> mistakes) {
    List<Mistake> kept = new ArrayList<>();
    for (Mistake mistake : mistakes) {
      Answer.Number wrong = new Answer.Number(mistake.value(), right.tolerance(), right.unit());
      // Where the two ranges meet, nobody can tell what was meant.
      boolean near = Math.abs(mistake.value() - right.value()) <= 2 * right.tolerance();
      if (!near && kept.stream().noneMatch(other -> wrong.accepts(other.value()))) {
        kept.add(mistake);
      }
    }
    return List.copyOf(kept);
  }
}

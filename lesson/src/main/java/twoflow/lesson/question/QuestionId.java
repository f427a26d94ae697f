package twoflow.lesson.question;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a question, as on the worksheet: {@code 2.1}.
 *
 * @param level its level, from 1
 * @param number its number within the level, from 1
 */
public record QuestionId(int level, int number) implements Comparable<QuestionId> {

  private static final Pattern FORM = Pattern.compile("([1-9])\\.([1-9][0-9]?)");

  /**
   * Reads a number.
   *
   * @throws IllegalArgumentException when it has another form
   */
  public static QuestionId of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not the number of a question: " + text);
    }
    return new QuestionId(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  @Override
  public int compareTo(QuestionId other) {
    return Comparator.comparingInt(QuestionId::level)
        .thenComparingInt(QuestionId::number)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return level + "." + number;
  }
}

package twoflow.lesson.question;

import java.util.List;

/** The right answer of a question. */
public sealed interface Answer {

  /**
   * A number.
   *
   * @param value the right one
   * @param tolerance how far an answer may be from it; 0 when it is exact
   * @param unit the unit of both
   */
  record Number(double value, double tolerance, Unit unit) implements Answer {

    /** An exact number without a unit. */
    public static Number exact(long value) {
      return new Number(value, 0, Unit.NONE);
    }

    /** An exact number of bytes. */
    public static Number bytes(long value) {
      return new Number(value, 0, Unit.BYTES);
    }

    /**
     * A number that may be wrong by a part of it.
     *
     * @param part 0.02 for 2 percent
     */
    public static Number within(double value, double part, Unit unit) {
      return new Number(value, Math.abs(value) * part, unit);
    }

    /** Whether a number is right. */
    public boolean accepts(double given) {
      // What is exact is whole, and doubles hold whole numbers of 53 bits. The rest is for
      // rounding.
      return Math.abs(given - value) <= tolerance + Math.ulp(value);
    }
  }

  /**
   * One of several words.
   *
   * @param choices all of them
   * @param right the index of the right one
   */
  record Choice(List<String> choices, int right) implements Answer {

    /** Takes the words as they are. */
    public Choice {
      choices = List.copyOf(choices);
    }

    /** The right word. */
    public String word() {
      return choices.get(right);
    }
  }

  /**
   * What belongs to what. Each item has one choice; the first choice is named A.
   *
   * @param items what is to be matched, such as {@code tcp.stream 0}
   * @param choices what it is matched with
   * @param right of each item the index of its choice
   */
  record Matching(List<String> items, List<String> choices, List<Integer> right) implements Answer {

    /** Takes the lists as they are. */
    public Matching {
      items = List.copyOf(items);
      choices = List.copyOf(choices);
      right = List.copyOf(right);
    }

    /** The letter of a choice. */
    public static char letter(int choice) {
      return (char) ('A' + choice);
    }
  }

  /**
   * A text that a person reads.
   *
   * @param expected the points that a good one has
   */
  record Essay(List<String> expected) implements Answer {

    /** Takes the points as they are. */
    public Essay {
      expected = List.copyOf(expected);
    }
  }
}

package twoflow.launcher.batch;

import twoflow.core.run.WrongUseException;

/**
 * One of several equal parts of a plan, for one machine each: every {@code count}-th run.
 *
 * @param number from 1
 * @param count how many parts there are
 */
public record Shard(int number, int count) {

  /** The plan as a whole. */
  public static final Shard WHOLE = new Shard(1, 1);

  /** Checks it. */
  public Shard {
    if (count < 1 || number < 1 || number > count) {
      throw new WrongUseException("a part is 1/N to N/N, not " + number + "/" + count);
    }
  }

  /**
   * As the user writes it, such as {@code 2/3}.
   *
   * @throws WrongUseException when it is none
   */
  public static Shard parse(String text) {
    if (!text.matches("\\d{1,6}/\\d{1,6}")) {
      throw new WrongUseException("a part such as 1/3 is needed, not " + text);
    }
    String[] numbers = text.split("/");
    return new Shard(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
  }

  /** Whether it is all of the plan. */
  public boolean isWhole() {
    return count == 1;
  }

  /** What the names of its files have before their ending; nothing for the whole. */
  String suffix() {
    return isWhole() ? "" : "-" + number + "-of-" + count;
  }
}

package twoflow.core.payload;

import java.util.random.RandomGenerator;
import twoflow.core.row.Flow;
import twoflow.core.row.Row;

/** Random text and rows of all UTF-8 lengths, the same for the same seed. */
public final class RandomText {

  private static final int[] CODE_POINTS = {
    'a', 'Z', '0', ' ', '|', '"', ',', '\\', '\t', 0x1B, 0x7F, 0xE9, 0x3B1, 0x202E, 0x20AC, 0x4E16,
    0xFFFD, 0x1F600, 0x1D11E, 0x10FFFF
  };

  private RandomText() {}

  /** Text of 0 to {@code maxCodePoints} code points without CR, LF and NUL. */
  public static String text(RandomGenerator random, int maxCodePoints) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(maxCodePoints + 1); i > 0; i--) {
      text.appendCodePoint(CODE_POINTS[random.nextInt(CODE_POINTS.length)]);
    }
    return text.toString();
  }

  /** A row that any file may hold. */
  public static Row row(RandomGenerator random, Flow flow) {
    String timestamp =
        "2025-12-%02dT10:%02d:00".formatted(1 + random.nextInt(31), random.nextInt(60))
            + (random.nextBoolean() ? "" : "." + random.nextInt(1_000_000));
    String speaker = "s" + text(random, 8).replace('|', '/');
    String message = "m" + text(random, 40) + (random.nextBoolean() ? "" : " | and more");
    return new Row(timestamp, speaker, flow, message);
  }
}

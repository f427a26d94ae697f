package twoflow.core.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Values as messages name them. */
final class FieldText {

  private FieldText() {}

  static String of(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  static String of(Duration duration) {
    return duration.toMillis() % 1000 == 0 && !duration.isZero()
        ? duration.toSeconds() + "s"
        : duration.toMillis() + "ms";
  }

  /** Such as {@code a, b or c}. */
  static String choice(String... names) {
    List<String> all = new ArrayList<>(Arrays.asList(names));
    String last = all.removeLast();
    return all.isEmpty() ? last : String.join(", ", all) + " or " + last;
  }
}

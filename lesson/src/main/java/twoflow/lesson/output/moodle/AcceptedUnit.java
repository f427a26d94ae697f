package twoflow.lesson.output.moodle;

import java.util.List;
import java.util.stream.IntStream;
import twoflow.lesson.question.Unit;

/**
 * A unit that Moodle takes behind a number.
 *
 * @param symbol what is typed
 * @param perUnit how many of it are one of the unit that is asked for: 0.001 s are one ms
 */
record AcceptedUnit(String symbol, String perUnit) {

  private static final String ONE = "1";

  /** The units that an answer may have, the asked one first; none for a number without a unit. */
  static List<AcceptedUnit> of(Unit asked) {
    return switch (asked) {
      case NONE -> List.of();
      case BYTES -> units("bytes", ONE, "byte", ONE, "B", ONE);
      case MS -> units("ms", ONE, "s", "0.001", "us", "1000", "µs", "1000");
      case US -> units("us", ONE, "µs", ONE, "ms", "0.001", "s", "0.000001");
      case PERCENT -> units("%", ONE);
      case BITS_PER_SECOND ->
          units("bit/s", ONE, "bits/s", ONE, "bps", ONE, "kbit/s", "0.001", "Mbit/s", "0.000001");
    };
  }

  private static List<AcceptedUnit> units(String... pairs) {
    return IntStream.range(0, pairs.length / 2)
        .mapToObj(i -> new AcceptedUnit(pairs[2 * i], pairs[2 * i + 1]))
        .toList();
  }
}

package twoflow.core.pacing;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as users write them: {@code 300ms}, {@code 2.5s} or {@code 1m}; 0 needs no unit. */
public final class DurationForm {

  /** Schedules add durations up: this one leaves them room in 64 bits of nanoseconds. */
  private static final Duration LONGEST = Duration.ofHours(1000);

  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(us|ms|s|m|h)");

  private static final Map<String, Long> UNIT_NS =
      Map.of(
          "us", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private DurationForm() {}

  /**
   * Reads a duration.
   *
   * @throws IllegalArgumentException with a message for the user when it is none
   */
  public static Duration parse(String value) {
    if (value.equals("0")) {
      return Duration.ZERO;
    }
    Matcher form = FORM.matcher(value);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + value + "' is not a duration such as 300ms, 2.5s or 1m");
    }
    BigDecimal unitNs = BigDecimal.valueOf(UNIT_NS.get(form.group(2)));
    BigDecimal ns = new BigDecimal(form.group(1)).multiply(unitNs);
    if (ns.compareTo(BigDecimal.valueOf(LONGEST.toNanos())) > 0) {
      throw new IllegalArgumentException(
          "'" + value + "' is longer than " + LONGEST.toHours() + "h");
    }
    return Duration.ofNanos(ns.longValue());
  }
}

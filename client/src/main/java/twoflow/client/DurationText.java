package twoflow.client;

import java.time.Duration;
import java.util.Locale;

/** A length of time as a person says it, in its two greatest units. */
final class DurationText {

  private static final long TENTHS_PER_MINUTE = 600;

  private DurationText() {}

  /** Such as {@code 3.0 s}, {@code 4 min 30 s}, {@code 1 h 12 min} or {@code 2 d 3 h}. */
  static String of(Duration time) {
    long tenths = rounded(time.toMillis(), 100);
    if (tenths < TENTHS_PER_MINUTE) {
      return String.format(Locale.ROOT, "%.1f s", tenths / 10.0);
    }
    long seconds = rounded(time.toMillis(), 1000);
    if (seconds < Duration.ofHours(1).toSeconds()) {
      return units(seconds, 60, "min", "s");
    }
    long minutes = rounded(seconds, 60);
    if (minutes < Duration.ofDays(1).toMinutes()) {
      return units(minutes, 60, "h", "min");
    }
    return units(rounded(minutes, 60), 24, "d", "h");
  }

  private static long rounded(long value, long unit) {
    return (value + unit / 2) / unit;
  }

  private static String units(long value, long perGreater, String greater, String smaller) {
    long rest = value % perGreater;
    String most = value / perGreater + " " + greater;
    return rest == 0 ? most : most + " " + rest + " " + smaller;
  }
}

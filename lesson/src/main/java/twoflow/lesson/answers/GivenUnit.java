package twoflow.lesson.answers;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import twoflow.lesson.question.Unit;

/**
 * The unit that a student wrote behind a number. k, M and G are powers of 1000, Ki, Mi and Gi of
 * 1024. {@code B} is a byte, {@code b} a bit, but only in a rate ({@code kb/s}, {@code kbps}).
 */
final class GivenUnit {

  private static final Pattern SECOND = Pattern.compile("\\s*(?:/|per|p)\\s*s(?:ec(?:ond)?)?");
  private static final Pattern DATA =
      Pattern.compile("([kKmMgG]i?)?\\s?(?:((?i:bytes?|octets?)|B)|((?i:bits?)|b))(/s)?");
  private static final Set<String> PERCENT = Set.of("%", "percent", "per cent", "pct");
  private static final Set<String> COUNTED =
      Set.of(
          "frame",
          "frames",
          "packet",
          "packets",
          "segment",
          "segments",
          "connection",
          "connections",
          "ack",
          "acks",
          "times");

  private static final BigDecimal MICROSECOND_NS = BigDecimal.valueOf(1_000);
  private static final BigDecimal MILLISECOND_NS = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal SECOND_NS = BigDecimal.valueOf(1_000_000_000);
  private static final Map<String, BigDecimal> TIMES =
      Map.ofEntries(
          Map.entry("ns", BigDecimal.ONE),
          Map.entry("nanosecond", BigDecimal.ONE),
          Map.entry("us", MICROSECOND_NS),
          Map.entry("\u03BCs", MICROSECOND_NS),
          Map.entry("usec", MICROSECOND_NS),
          Map.entry("microsecond", MICROSECOND_NS),
          Map.entry("ms", MILLISECOND_NS),
          Map.entry("msec", MILLISECOND_NS),
          Map.entry("millisecond", MILLISECOND_NS),
          Map.entry("s", SECOND_NS),
          Map.entry("sec", SECOND_NS),
          Map.entry("second", SECOND_NS));

  private static final BigDecimal BITS_PER_BYTE = BigDecimal.valueOf(8);
  private static final BigDecimal BYTES_PER_BIT = new BigDecimal("0.125");

  private final String text;

  /** A unit as it was written. */
  GivenUnit(String text) {
    this.text = text.strip();
  }

  /**
   * By what to multiply a number to have it in the asked unit; empty when it is of another kind.
   */
  Optional<BigDecimal> factorTo(Unit asked) {
    if (text.isEmpty()) {
      return Optional.of(BigDecimal.ONE);
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return switch (asked) {
      case NONE -> COUNTED.contains(lower) ? Optional.of(BigDecimal.ONE) : Optional.empty();
      case PERCENT -> PERCENT.contains(lower) ? Optional.of(BigDecimal.ONE) : Optional.empty();
      case MS -> nanoseconds(lower).map(ns -> ns.movePointLeft(6));
      case US -> nanoseconds(lower).map(ns -> ns.movePointLeft(3));
      case BYTES -> data(BigDecimal.ONE, BYTES_PER_BIT, false);
      case BITS_PER_SECOND -> data(BITS_PER_BYTE, BigDecimal.ONE, true);
    };
  }

  private static Optional<BigDecimal> nanoseconds(String lower) {
    String singular =
        lower.endsWith("seconds") || lower.endsWith("secs")
            ? lower.substring(0, lower.length() - 1)
            : lower;
    return Optional.ofNullable(TIMES.get(singular));
  }

  private Optional<BigDecimal> data(BigDecimal perByte, BigDecimal perBit, boolean rate) {
    Matcher data = DATA.matcher(SECOND.matcher(text).replaceFirst("/s"));
    if (!data.matches() || rate != (data.group(4) != null)) {
      return Optional.empty();
    }
    boolean bytes = data.group(2) != null;
    if (!bytes && !rate && data.group(3).equals("b")) {
      return Optional.empty();
    }
    return Optional.of(prefix(data.group(1)).multiply(bytes ? perByte : perBit));
  }

  private static BigDecimal prefix(String prefix) {
    if (prefix == null) {
      return BigDecimal.ONE;
    }
    BigDecimal base = BigDecimal.valueOf(prefix.endsWith("i") ? 1024 : 1000);
    return base.pow("kmg".indexOf(Character.toLowerCase(prefix.charAt(0))) + 1);
  }
}

package twoflow.lesson.answers;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Digits with separators, as they are written in many countries.
 *
 * <pre>
 *   1234567.89  1,234,567.89  1.234.567,89  1 234 567,89  1'234'567.89  12,34,567.89  1_234_567
 *   1,234 and 1.234: both 1234 and 1.234
 * </pre>
 */
final class DigitGroups {

  private static final String GROUPED = "[1-9]\\d{0,2}(?:%s\\d{2,3})*%<s\\d{3}";
  private static final Pattern PLAIN = Pattern.compile("\\d*(?:[.,]\\d+)?");
  private static final Pattern ONE_GROUP = Pattern.compile("([1-9]\\d{0,2})[.,](\\d{3})");
  private static final List<Pattern> WITH_GROUPS =
      List.of(
          Pattern.compile("(" + GROUPED.formatted("[ '\\u2019_]") + ")([.,]\\d+)?"),
          Pattern.compile("(" + GROUPED.formatted(",") + ")(\\.\\d+)?"),
          Pattern.compile("(" + GROUPED.formatted("\\.") + ")(,\\d+)?"));

  private DigitGroups() {}

  /**
   * Reads digits.
   *
   * @param whole whether a whole number is expected: then {@code 1,234} is 1234 first
   * @return what they may mean, the likely one first; empty when they mean nothing
   */
  static List<BigDecimal> read(String digits, boolean whole) {
    Matcher oneGroup = ONE_GROUP.matcher(digits);
    if (oneGroup.matches()) {
      BigDecimal grouped = new BigDecimal(oneGroup.group(1) + oneGroup.group(2));
      BigDecimal decimal = grouped.movePointLeft(3);
      return whole ? List.of(grouped, decimal) : List.of(decimal, grouped);
    }
    if (!digits.isEmpty() && PLAIN.matcher(digits).matches()) {
      return List.of(new BigDecimal(digits.replace(',', '.')));
    }
    return WITH_GROUPS.stream()
        .map(form -> form.matcher(digits))
        .filter(Matcher::matches)
        .map(DigitGroups::value)
        .limit(1)
        .toList();
  }

  private static BigDecimal value(Matcher digits) {
    String fraction = digits.group(2) == null ? "" : "." + digits.group(2).substring(1);
    return new BigDecimal(digits.group(1).replaceAll("\\D", "") + fraction);
  }
}

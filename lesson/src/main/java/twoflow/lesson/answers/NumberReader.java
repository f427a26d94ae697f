package twoflow.lesson.answers;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import twoflow.lesson.question.Answer;

/**
 * Reads a number as students write it, in the unit of the question: {@code 2756777334}, {@code
 * 0xA451A5F6}, {@code 50,0 ms}, {@code 0.05 s}, {@code 86.4 %}, {@code frame 103}, {@code 1.2e3},
 * {@code [Window: 512]}.
 */
public final class NumberReader {

  private static final int MAX_CHARS = 120;
  private static final Pattern ROUNDED =
      Pattern.compile("(?i)^(?:about|approx\\.?|ca\\.?|[~\u2248\u223C=])\\s*");
  private static final Pattern LABEL = Pattern.compile("^\\p{L}[\\p{L} ().]{0,60}:\\s*");
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)^(?:the )?(?:(?:frame|packet|segment|port|number|no\\.?|nr\\.?|seq|ack|#)\\s*)+");
  private static final Pattern REMARK = Pattern.compile("\\s*\\([^()]*\\)$");
  private static final Pattern HEXADECIMAL =
      Pattern.compile("(?i)0x([0-9a-f]{1,16})(?![0-9a-z])(.*)");
  private static final Pattern DECIMAL =
      Pattern.compile(
          "([-+\u2212\u2013]?)\\s?((?:[.,]?\\d)(?:[\\d.,'\u2019_ ]*\\d)?)"
              + "(?:[eE]([-+]?\\d{1,2})(?!\\d)|\\s?[x\u00D7*\u00B7]\\s?10\\s?\\^\\s?([-+\u2212]?\\d{1,2})(?!\\d))?"
              + "(?!\\d)(.*)");

  private final Answer.Number asked;

  /** Reads answers to a question. */
  public NumberReader(Answer.Number asked) {
    this.asked = asked;
  }

  /**
   * Reads an answer.
   *
   * @return what it may mean, the likely number first; empty when it is no number, or has a unit of
   *     another kind
   */
  public List<Double> read(String text) {
    if (text.length() > MAX_CHARS) {
      return List.of();
    }
    String bare = bare(text);
    Matcher hexadecimal = HEXADECIMAL.matcher(bare);
    if (hexadecimal.matches()) {
      BigDecimal value = new BigDecimal(new BigInteger(hexadecimal.group(1), 16));
      return inAskedUnit(List.of(value), hexadecimal.group(2));
    }
    Matcher decimal = DECIMAL.matcher(bare);
    if (!decimal.matches()) {
      return List.of();
    }
    int exponent = exponent(decimal);
    boolean negative = !decimal.group(1).isEmpty() && !decimal.group(1).equals("+");
    List<BigDecimal> values =
        DigitGroups.read(decimal.group(2), asked.tolerance() == 0).stream()
            .map(value -> value.scaleByPowerOfTen(exponent))
            .map(value -> negative ? value.negate() : value)
            .toList();
    return inAskedUnit(values, decimal.group(5));
  }

  private List<Double> inAskedUnit(List<BigDecimal> values, String unit) {
    Optional<BigDecimal> factor = new GivenUnit(unit).factorTo(asked.unit());
    return factor.isEmpty()
        ? List.of()
        : values.stream().map(value -> value.multiply(factor.get()).doubleValue()).toList();
  }

  private static int exponent(Matcher decimal) {
    String digits = decimal.group(3) != null ? decimal.group(3) : decimal.group(4);
    return digits == null ? 0 : Integer.parseInt(digits.replace('\u2212', '-'));
  }

  /** Without quotes, brackets, the name of the field, a remark behind it and a full stop. */
  private static String bare(String text) {
    String bare = text.strip();
    bare =
        stripped(
            bare,
            "\"'`\u201C\u201D\u201E\u2018\u2019\u00AB\u00BB[]",
            "\"'`\u201C\u201D\u2018\u2019\u00AB\u00BB[].;,");
    bare = LABEL.matcher(bare).replaceFirst("");
    bare = REMARK.matcher(bare).replaceFirst("");
    bare = ROUNDED.matcher(bare).replaceFirst("");
    return NAME.matcher(bare).replaceFirst("");
  }

  private static String stripped(String text, String before, String after) {
    int from = 0;
    int to = text.length();
    while (from < to && before.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && after.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to).strip();
  }
}

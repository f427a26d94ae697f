package twoflow.lesson.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Unit;

class NumberReaderTest {

  private static final int ROUNDS = 20_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2756777334      | 2756777334",
        "2,756,777,334   | 2756777334",
        "2.756.777.334   | 2756777334",
        "2 756 777 334   | 2756777334",
        "2'756'777'334   | 2756777334",
        "2_756_777_334   | 2756777334",
        "2,75,67,77,334  | 2756777334",
        "0xA451A5F6      | 2756814326",
        "0Xa451a5f6      | 2756814326",
        "frame 103       | 103",
        "Frame no. 103   | 103",
        "#103            | 103",
        "about 103       | 103",
        "103.            | 103",
        "\"103\"         | 103",
        "[Length: 103]   | 103",
        "Sequence Number (raw): 103 | 103",
        "103 (raw)       | 103",
        "9 segments      | 9",
        "1,234           | 1234",
        "1.234           | 1234",
        "50,0            | 50",
        "1.5e3           | 1500",
        "1,5 x 10^3      | 1500",
        "-5              | -5"
      })
  void shouldReadWholeNumbers(String text, double expected) {
    assertEquals(expected, read(text, Answer.Number.exact(7)).getFirst());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MS              | 50,0 ms        | 50",
        "MS              | 50.0ms         | 50",
        "MS              | 0.05 s         | 0.05e3",
        "MS              | ,05 sec        | 50",
        "MS              | 50000 us       | 50",
        "MS              | 50000 \u03BCs  | 50",
        "MS              | 50 Milliseconds| 50",
        "MS              | 1.234          | 1.234",
        "US              | 21,5 us        | 21.5",
        "US              | 21500 ns       | 21.5",
        "US              | 0.0000215 seconds | 21.5",
        "PERCENT         | 86.4 %         | 86.4",
        "PERCENT         | 86,4%          | 86.4",
        "PERCENT         | 86.4 percent   | 86.4",
        "BYTES           | 1448 B         | 1448",
        "BYTES           | 1448 bytes     | 1448",
        "BYTES           | 1.5 kB         | 1500",
        "BYTES           | 2 KiB          | 2048",
        "BYTES           | 80 bit         | 10",
        "BITS_PER_SECOND | 1241 bit/s     | 1241",
        "BITS_PER_SECOND | 1241 bits per second | 1241",
        "BITS_PER_SECOND | 1.241 kbit/s   | 1241",
        "BITS_PER_SECOND | 1.241 kbps     | 1241",
        "BITS_PER_SECOND | 0.001241 Mbit/s| 1241",
        "BITS_PER_SECOND | 155.125 B/s    | 1241",
        "BITS_PER_SECOND | 0.155125 kB/s  | 1241",
        "BITS_PER_SECOND | 1 241,5        | 1241.5"
      })
  void shouldConvertTheGivenUnit(Unit unit, String text, double expected) {
    assertEquals(expected, read(text, within(unit)).getFirst(), 1e-9);
  }

  @Test
  void shouldReadBothMeaningsOfOneSeparatorTheLikelyOneFirst() {
    assertEquals(List.of(1234.0, 1.234), read("1,234", Answer.Number.exact(7)));
    assertEquals(List.of(1.234, 1234.0), read("1,234", within(Unit.MS)));
    assertEquals(List.of(0.864), read("0,864", Answer.Number.exact(7)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        ",",
        "-",
        "abc",
        "12 34",
        "1 2",
        "1,23,4",
        "1..2",
        "1,2,3",
        "0x",
        "0xZ",
        "0x1FFFFFFFFFFFFFFFF",
        "5 kB",
        "5 %",
        "5 b",
        "5 ms",
        "1e999",
        "5 of 9",
        "103 or 104",
        "10-20",
        "1/2",
        "NaN",
        "Infinity",
        "1f",
        "1d",
        "^3",
        "5^3",
        "1 2345",
        "1,2345,678"
      })
  void shouldRefuseWhatIsNoNumber(String text) {
    assertEquals(List.of(), read(text, Answer.Number.exact(7)));
  }

  @Test
  void shouldRefuseALongTextAtOnce() {
    assertEquals(List.of(), read("1,".repeat(100_000), Answer.Number.exact(7)));
  }

  /** Values, ways to write them, and units at random: the number is always the same. */
  @Test
  void shouldReadTheSameNumberHoweverItIsWritten() {
    Random random = new Random(20_251_213);
    for (int i = 0; i < ROUNDS; i++) {
      long whole = random.nextLong(0, 1L << (1 + random.nextInt(32)));
      int decimals = random.nextInt(4);
      long fraction = random.nextLong((long) Math.pow(10, decimals));
      WrittenUnit unit = WrittenUnit.pick(random);
      String text = written(random, whole, fraction, decimals) + unit.text(random);
      double expected = (whole + fraction / Math.pow(10, decimals)) * unit.factor();
      List<Double> read = read(text, within(unit.asked()));
      assertTrue(
          read.stream().anyMatch(value -> Math.abs(value - expected) <= 1e-9 * (1 + expected)),
          () -> "\"" + text + "\" as " + unit + ": " + read + ", not " + expected);
    }
  }

  @Test
  void shouldReadWholeNumbersInHexadecimal() {
    Random random = new Random(1);
    for (int i = 0; i < ROUNDS; i++) {
      long value = random.nextLong(1L << 32);
      String digits = Long.toHexString(value);
      String text = "0x" + (random.nextBoolean() ? digits.toUpperCase(Locale.ROOT) : digits);
      assertEquals(List.of((double) value), read(text, Answer.Number.exact(7)));
    }
  }

  private static String written(Random random, long whole, long fraction, int decimals) {
    boolean comma = random.nextBoolean();
    String groups = (comma ? "|.| |'|_|\u2019" : "|,| |'|_|\u2019").split("\\|")[random.nextInt(6)];
    StringBuilder text = new StringBuilder(Long.toString(whole));
    for (int at = text.length() - 3; at > 0; at -= 3) {
      text.insert(at, groups);
    }
    if (decimals > 0) {
      text.append(comma ? ',' : '.').append(("%0" + decimals + "d").formatted(fraction));
    }
    String[] before = {"", "", " ", "+", "~", "about ", "\""};
    String start = before[random.nextInt(before.length)];
    return start + text + (random.nextInt(4) == 0 ? " " : "");
  }

  private static List<Double> read(String text, Answer.Number asked) {
    return new NumberReader(asked).read(text);
  }

  private static Answer.Number within(Unit unit) {
    return Answer.Number.within(50, 0.02, unit);
  }

  /** A unit in which a question asks, one in which a student may answer, and its spellings. */
  private record WrittenUnit(Unit asked, double factor, List<String> texts) {

    private static final List<WrittenUnit> ALL =
        List.of(
            new WrittenUnit(Unit.NONE, 1, List.of("", " frames", " packets", "segments")),
            new WrittenUnit(Unit.MS, 1, List.of("", "ms", " ms", " msec", " milliseconds", " MS")),
            new WrittenUnit(Unit.MS, 1e3, List.of("s", " s", " sec", " seconds")),
            new WrittenUnit(Unit.MS, 1e-3, List.of("us", " \u03BCs", " usec")),
            new WrittenUnit(Unit.US, 1, List.of("", "us", " \u03BCs", " microseconds")),
            new WrittenUnit(Unit.US, 1e3, List.of("ms", " ms")),
            new WrittenUnit(Unit.US, 1e-3, List.of("ns", " nanoseconds")),
            new WrittenUnit(Unit.PERCENT, 1, List.of("", "%", " %", " percent")),
            new WrittenUnit(Unit.BYTES, 1, List.of("", "B", " B", " bytes", " Byte", " octets")),
            new WrittenUnit(Unit.BYTES, 1e3, List.of("kB", " KB", " kbytes")),
            new WrittenUnit(Unit.BYTES, 1024, List.of("KiB", " Kibyte")),
            new WrittenUnit(Unit.BITS_PER_SECOND, 1, List.of("", "bit/s", " bps", " bits/sec")),
            new WrittenUnit(Unit.BITS_PER_SECOND, 1e3, List.of("kbit/s", " kbps", " Kb/s")),
            new WrittenUnit(Unit.BITS_PER_SECOND, 1e6, List.of("Mbit/s", " Mbps")),
            new WrittenUnit(Unit.BITS_PER_SECOND, 8, List.of("B/s", " bytes/s", " Bps")),
            new WrittenUnit(Unit.BITS_PER_SECOND, 8e3, List.of("kB/s", " KBps")));

    static WrittenUnit pick(Random random) {
      return ALL.get(random.nextInt(ALL.size()));
    }

    String text(Random random) {
      return texts.get(random.nextInt(texts.size()));
    }
  }
}

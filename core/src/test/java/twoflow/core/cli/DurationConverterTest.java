package twoflow.core.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationConverterTest {

  private final DurationConverter converter = new DurationConverter();

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "0s, PT0S",
    "300ms, PT0.3S",
    "50us, PT0.00005S",
    "2.5s, PT2.5S",
    "0.001us, PT0.000000001S",
    "1m, PT1M",
    "1.5h, PT1H30M",
    "1000h, PT1000H",
    "0.1s, PT0.1S"
  })
  void shouldReadADuration(String text, Duration duration) {
    assertEquals(duration, converter.convert(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "00",
        "-1s",
        "+1s",
        "1 s",
        "s",
        "1.s",
        ".5s",
        "1S",
        "1d",
        "1e3s",
        "PT1S",
        "1s2ms",
        "1234567890s"
      })
  void shouldRefuseOtherText(String text) {
    TypeConversionException e =
        assertThrows(TypeConversionException.class, () -> converter.convert(text));
    assertEquals("'" + text + "' is not a duration such as 300ms, 2.5s or 1m", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999h", "1000.1h"})
  void shouldRefuseADurationThatCannotBeCounted(String text) {
    TypeConversionException e =
        assertThrows(TypeConversionException.class, () -> converter.convert(text));
    assertEquals("'" + text + "' is longer than 1000h", e.getMessage());
  }
}

package twoflow.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0.0 s",
    "PT3S, 3.0 s",
    "PT59.94S, 59.9 s",
    "PT59.96S, 1 min",
    "PT4M30S, 4 min 30 s",
    "PT59M59.6S, 1 h",
    "PT1H12M, 1 h 12 min",
    "PT23H59M31S, 1 d",
    "PT51H, 2 d 3 h"
  })
  void shouldSayTheTwoGreatestUnits(Duration time, String text) {
    assertEquals(text, DurationText.of(time));
  }
}

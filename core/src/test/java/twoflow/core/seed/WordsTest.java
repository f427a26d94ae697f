package twoflow.core.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Texts of any length in bytes, of whole words. */
class WordsTest {

  @Test
  void shouldFillEachLengthExactly() {
    Words words = new Words();
    Random random = new Random(1);
    for (int bytes = 1; bytes <= 500; bytes++) {
      String text = words.text(random, bytes);
      assertEquals(bytes, text.getBytes(StandardCharsets.UTF_8).length, text);
      assertEquals(text.strip(), text);
      assertFalse(text.contains("  "), text);
      assertFalse(text.contains(",") || text.contains("\"") || text.contains("|"), text);
      assertEquals(Normalizer.normalize(text, Normalizer.Form.NFC), text);
    }
    assertEquals(60_000, words.text(random, 60_000).getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void shouldLeaveOutAMarkerThatHasNoRoom() {
    Words words = new Words();
    Marker marker = RunSeed.of(1).marker();
    for (int bytes = 1; bytes <= 40; bytes++) {
      String text = marker.before(words, new Random(bytes), bytes);
      assertEquals(bytes, text.getBytes(StandardCharsets.UTF_8).length, text);
      assertEquals(bytes >= 9, text.startsWith(marker + " "), text);
    }
  }
}

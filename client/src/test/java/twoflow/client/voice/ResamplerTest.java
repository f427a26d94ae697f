package twoflow.client.voice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be heard at 8000 samples a second stays as it is; what cannot, goes. */
class ResamplerTest {

  private static final int AMPLITUDE = 10_000;

  private static short[] tone(int rate, double hertz) {
    short[] samples = new short[rate];
    for (int i = 0; i < rate; i++) {
      samples[i] = (short) Math.rint(AMPLITUDE * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return samples;
  }

  /** The greatest sample away from the ends, where half of the filter has nothing to take. */
  private static int peak(short[] samples) {
    int peak = 0;
    for (int i = 100; i < samples.length - 100; i++) {
      peak = Math.max(peak, Math.abs(samples[i]));
    }
    return peak;
  }

  @ParameterizedTest
  @CsvSource({
    "22050, 300",
    "22050, 1000",
    "22050, 3000",
    "16000, 1000",
    "44100, 3000",
    "8000, 440"
  })
  void shouldKeepWhatCanBeHeard(int rate, int hertz) {
    short[] output = new Resampler(rate).convert(tone(rate, hertz));
    short[] wanted = tone(8000, hertz);
    assertEquals(8000, output.length);
    for (int i = 100; i < 7900; i++) {
      assertEquals(wanted[i], output[i], 20, "sample " + i);
    }
  }

  @ParameterizedTest
  @CsvSource({"22050, 4500", "22050, 8000", "22050, 11000", "44100, 20000", "16000, 5000"})
  void shouldTakeAwayWhatWouldComeBackAsAnotherTone(int rate, int hertz) {
    int peak = peak(new Resampler(rate).convert(tone(rate, hertz)));
    assertTrue(peak < AMPLITUDE / 1000, "60 dB less are needed: " + peak);
  }

  @Test
  void shouldNotGoRoundWhenItIsLoud() {
    short[] square = new short[22_050];
    for (int i = 0; i < square.length; i++) {
      square[i] = i / 40 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
    }
    short[] output = new Resampler(22_050).convert(square);
    assertEquals(Short.MAX_VALUE, peak(output), 1);
    assertArrayEquals(output, new Resampler(22_050).convert(square));
  }

  @Test
  void shouldTakeNothing() {
    assertEquals(0, new Resampler(22_050).convert(new short[0]).length);
  }
}

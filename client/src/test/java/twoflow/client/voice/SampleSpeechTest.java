package twoflow.client.voice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.call.g711.Codec;
import twoflow.call.voice.Tones;
import twoflow.call.voice.Voice;
import twoflow.core.run.WrongUseException;

/** The sample rows, spoken once for all. */
class SampleSpeechTest {

  private static final int PACKET_SAMPLES = 160;

  /** A voice in whole packets, after a trip through PCMU. */
  private static short[] asHeard(short[] voice) {
    int packets = Math.ceilDiv(voice.length, PACKET_SAMPLES);
    short[] heard = new short[packets * PACKET_SAMPLES];
    byte[] sent = Codec.PCMU.encode(voice);
    for (int i = 0; i < sent.length; i++) {
      heard[i] = (short) Codec.PCMU.decode(sent[i]);
    }
    return heard;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VOICE_FRAME_1: hello from Client2",
        "VOICE_FRAME_2: test packet 1",
        "VOICE_FRAME_3: test packet 2",
        "VOICE_FRAME_4: goodbye"
      })
  void shouldSayWhatEspeakSays(String text) throws IOException {
    short[] sample = new SampleSpeech().say(text);
    assertTrue(sample.length > 2 * Codec.SAMPLE_RATE, () -> sample.length + " samples");
    Optional<EspeakNg> espeak = EspeakNg.find(System.getenv().getOrDefault("PATH", ""));
    assumeTrue(espeak.isPresent(), "espeak-ng is not installed");
    assertArrayEquals(asHeard(espeak.get().say(text)), sample);
  }

  @Test
  void shouldHaveNothingForOtherRows() {
    assertEquals(
        "--voice samples: there is no sample of \"hello\", but of the four sample rows alone: --voice"
            + " tones needs none",
        assertThrows(WrongUseException.class, () -> new SampleSpeech().say("hello")).getMessage());
  }

  @Test
  void shouldBeFollowedByTonesWhereThereIsNoSample() throws IOException {
    Voice voice = new Voices("").of("auto");
    assertEquals(16_320, voice.say("VOICE_FRAME_4: goodbye").length);
    assertEquals("samples", voice.toString());
    assertArrayEquals(new Tones().say("hello"), voice.say("hello"));
    assertEquals("samples and tones", voice.toString());
  }
}

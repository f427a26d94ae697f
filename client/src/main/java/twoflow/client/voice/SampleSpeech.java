package twoflow.client.voice;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import twoflow.call.g711.Codec;
import twoflow.call.voice.Voice;
import twoflow.core.run.WrongUseException;

/**
 * The sample rows, spoken once for all: so they can be heard where no speech synthesis is. Each is
 * a file of PCMU, 8000 bytes a second: what eSpeak NG 1.51 said, cut at the cue points out of the
 * {@code voice.wav} of {@code ./lab demo --call --voice espeak-ng}.
 */
public final class SampleSpeech implements Voice {

  /** The files of the sample rows, by what they say. */
  private static final Map<String, String> FILES =
      Map.of(
          "VOICE_FRAME_1: hello from Client2", "samples/1.pcmu",
          "VOICE_FRAME_2: test packet 1", "samples/2.pcmu",
          "VOICE_FRAME_3: test packet 2", "samples/3.pcmu",
          "VOICE_FRAME_4: goodbye", "samples/4.pcmu");

  /** Whether this text is one of the sample rows. */
  boolean knows(String text) {
    return FILES.containsKey(text);
  }

  @Override
  public short[] say(String text) throws IOException {
    if (!knows(text)) {
      throw new WrongUseException(
          "--voice samples: there is no sample of \"%s\", but of the four sample rows alone: --voice tones needs none"
              .formatted(text));
    }
    byte[] bytes;
    try (InputStream file = SampleSpeech.class.getResourceAsStream(FILES.get(text))) {
      bytes = file.readAllBytes();
    }
    short[] samples = new short[bytes.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Codec.PCMU.decode(bytes[i]);
    }
    return samples;
  }

  @Override
  public String toString() {
    return "samples";
  }
}

package twoflow.client.voice;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import twoflow.call.voice.Tones;
import twoflow.call.voice.Voice;

/** The voice where nothing speaks: the sample rows as they are shipped, others as a melody. */
final class SamplesOrTones implements Voice {

  private final SampleSpeech samples = new SampleSpeech();
  private final Tones tones = new Tones();
  private final Set<String> used = new LinkedHashSet<>();

  @Override
  public short[] say(String text) throws IOException {
    Voice voice = samples.knows(text) ? samples : tones;
    used.add(voice.toString());
    return voice.say(text);
  }

  /** Which of both have spoken. */
  @Override
  public String toString() {
    return String.join(" and ", used);
  }
}

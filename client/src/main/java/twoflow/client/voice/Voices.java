package twoflow.client.voice;

import java.io.IOException;
import java.util.Optional;
import twoflow.call.voice.Tones;
import twoflow.call.voice.Voice;
import twoflow.client.CallOptions;
import twoflow.core.run.WrongUseException;

/** Finds the voice that the user wants. */
public final class Voices {

  private final String searchPath;

  /**
   * @param searchPath the folders of programs, as in the environment's PATH
   */
  public Voices(String searchPath) {
    this.searchPath = searchPath;
  }

  /**
   * A voice by its name, or a file.
   *
   * @throws WrongUseException when it is not to be had
   */
  public Voice of(String name) throws IOException {
    Optional<EspeakNg> espeak = EspeakNg.find(searchPath);
    return switch (name) {
      case CallOptions.AUTO -> espeak.<Voice>map(found -> found).orElseGet(SamplesOrTones::new);
      case CallOptions.ESPEAK_NG ->
          espeak.orElseThrow(() ->
              new WrongUseException(
                  "--voice espeak-ng: it is not installed (Debian: apt install espeak-ng);"
                      + " --voice tones needs no program"));
      case CallOptions.SAMPLES -> new SampleSpeech();
      case CallOptions.TONES -> new Tones();
      default -> Recording.read(name);
    };
  }

  /**
   * Looks for a voice without letting it speak.
   *
   * @throws WrongUseException when it is not to be had
   */
  public void check(String name) throws IOException {
    of(name);
  }
}

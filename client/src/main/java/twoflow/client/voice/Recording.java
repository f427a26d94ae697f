package twoflow.client.voice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import twoflow.call.g711.Codec;
import twoflow.call.voice.Voice;
import twoflow.call.wav.WavException;
import twoflow.call.wav.WavFile;
import twoflow.core.run.WrongUseException;

/** A user's recording, whatever the text is. */
public final class Recording implements Voice {

  private final Path path;
  private final short[] samples;

  private Recording(Path path, short[] samples) {
    this.path = path;
    this.samples = samples;
  }

  /**
   * Reads a WAV file.
   *
   * @throws WrongUseException with a line for the user when it cannot be used
   */
  public static Recording read(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new WrongUseException(
          "--voice " + path + ": no such file: name a WAV file, espeak-ng, samples, tones or auto");
    }
    try {
      WavFile file = WavFile.open(path);
      if (file.format().sampleRate() != Codec.SAMPLE_RATE || !Samples.canRead(file.format())) {
        throw new WrongUseException(
            "--voice %s: it is %s; 8000 Hz, mono, 16-bit PCM is needed: sox '%s' -r 8000 -c 1 -b 16 voice.wav"
                .formatted(path, file.format(), path));
      }
      Voice.checkLength(file.dataBytes() * 8 / file.format().sampleBits());
      return new Recording(path, Samples.read(file));
    } catch (WavException e) {
      throw new WrongUseException("--voice " + e.getMessage());
    } catch (TooLongException e) {
      throw new WrongUseException("--voice " + path + ": it " + e.getMessage());
    }
  }

  @Override
  public short[] say(String text) {
    return samples;
  }

  @Override
  public String toString() {
    return path.toString();
  }
}

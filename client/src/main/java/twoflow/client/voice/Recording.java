package twoflow.client.voice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
  public static Recording read(String name) throws IOException {
    Path path = path(name);
    if (!Files.isRegularFile(path)) {
      throw noFile(name);
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

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw noFile(name);
    }
  }

  private static WrongUseException noFile(String name) {
    return new WrongUseException(
        "--voice " + name + ": no such file: name a WAV file, espeak-ng, samples, tones or auto");
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

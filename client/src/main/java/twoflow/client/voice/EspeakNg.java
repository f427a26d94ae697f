package twoflow.client.voice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import twoflow.call.g711.Codec;
import twoflow.call.voice.Voice;
import twoflow.call.wav.WavFile;
import twoflow.core.file.ProgramPath;

/** The speech synthesis eSpeak NG, a program that many systems have. */
public final class EspeakNg implements Voice {

  private static final List<String> NAMES = List.of("espeak-ng", "espeak-ng.exe");

  /** A second is enough for minutes of speech; a program that hangs must not hold up the run. */
  private static final long TIMEOUT_S = 60;

  private final Path program;

  private EspeakNg(Path program) {
    this.program = program;
  }

  /**
   * Looks for the program.
   *
   * @param searchPath the folders of programs, as in the environment's PATH
   * @return empty when it is not installed
   */
  public static Optional<EspeakNg> find(String searchPath) {
    return new ProgramPath(searchPath).find(NAMES).map(EspeakNg::new);
  }

  @Override
  public short[] say(String text) throws IOException {
    Path folder = Files.createTempDirectory("two-flow-espeak-");
    Path textFile = folder.resolve("text");
    Path wav = folder.resolve("voice.wav");
    try {
      Files.writeString(textFile, text + "\n");
      run(textFile, wav);
      WavFile file = WavFile.open(wav);
      if (!Samples.canRead(file.format())) {
        throw new IOException(program + " made a file of " + file.format());
      }
      Voice.checkLength(
          (long) Samples.count(file) * Codec.SAMPLE_RATE / file.format().sampleRate());
      return new Resampler(file.format().sampleRate()).convert(Samples.read(file));
    } finally {
      Files.deleteIfExists(textFile);
      Files.deleteIfExists(wav);
      Files.delete(folder);
    }
  }

  @Override
  public String toString() {
    return "espeak-ng";
  }

  /** The text goes in by stdin: as an argument it could be taken for an option. */
  private void run(Path textFile, Path wav) throws IOException {
    Process process =
        new ProcessBuilder(
                program.toString(), "--stdin", "-b", "1", "-v", "en", "-w", wav.toString())
            .redirectInput(textFile.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
        throw failed("did not end within " + TIMEOUT_S + " s");
      }
      if (process.exitValue() != 0) {
        throw failed("failed with exit code " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(program + " was stopped", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private IOException failed(String how) {
    return new IOException(program + " " + how + ": --voice tones needs no program");
  }
}

package twoflow.client.voice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import twoflow.call.g711.Codec;
import twoflow.call.wav.WavFile;
import twoflow.call.wav.WavFormat;

/** The samples of a WAV file, as numbers. */
final class Samples {

  private Samples() {}

  /** Whether the file's samples can be read here: mono, G.711 or 16 bits. */
  static boolean canRead(WavFormat format) {
    boolean pcm16 = format.equals(WavFormat.pcm16(format.sampleRate()));
    return format.channels() == 1 && (pcm16 || codec(format).isPresent());
  }

  /** Reads them all; {@link #canRead} must hold. */
  static short[] read(WavFile file) throws IOException {
    byte[] bytes = file.read(0, Math.toIntExact(file.dataBytes()));
    Optional<Codec> codec = codec(file.format());
    short[] samples = new short[count(file)];
    ByteBuffer pcm = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = codec.isPresent() ? (short) codec.get().decode(bytes[i]) : pcm.getShort(2 * i);
    }
    return samples;
  }

  /** How many there are. */
  static int count(WavFile file) {
    return Math.toIntExact(8 * file.dataBytes() / file.format().sampleBits());
  }

  private static Optional<Codec> codec(WavFormat format) {
    for (Codec codec : Codec.values()) {
      if (format.equals(WavFormat.of(codec))) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }
}

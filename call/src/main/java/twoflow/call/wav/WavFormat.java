package twoflow.call.wav;

import twoflow.call.g711.Codec;

/**
 * What the samples of a WAV file are.
 *
 * @param encoding the number in the file, such as {@link #PCM}
 * @param channels 1 is mono
 * @param sampleRate samples a second
 * @param sampleBits the length of a sample
 */
public record WavFormat(int encoding, int channels, int sampleRate, int sampleBits) {

  /** Linear samples, in little endian; of 16 bits they are signed. */
  public static final int PCM = 1;

  /** A-law of G.711. */
  public static final int A_LAW = 6;

  /** Mu-law of G.711. */
  public static final int MU_LAW = 7;

  /** Mono, of a codec. */
  public static WavFormat of(Codec codec) {
    return new WavFormat(codec == Codec.PCMU ? MU_LAW : A_LAW, 1, Codec.SAMPLE_RATE, 8);
  }

  /** Mono, of 16 bits. */
  public static WavFormat pcm16(int sampleRate) {
    return new WavFormat(PCM, 1, sampleRate, 16);
  }

  /** The length of a moment of all channels. */
  int frameBytes() {
    return channels * ((sampleBits + 7) / 8);
  }

  /** As a person says it. */
  @Override
  public String toString() {
    String name =
        switch (encoding) {
          case PCM -> sampleBits + "-bit PCM";
          case A_LAW -> "A-law";
          case MU_LAW -> "mu-law";
          default -> "encoding " + encoding;
        };
    String sound = channels == 1 ? "mono" : channels + " channels";
    return sampleRate + " Hz, " + sound + ", " + name;
  }
}

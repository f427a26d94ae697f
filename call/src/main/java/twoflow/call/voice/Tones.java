package twoflow.call.voice;

import java.nio.charset.StandardCharsets;
import twoflow.call.g711.Codec;

/**
 * A melody made from a text: each byte of its UTF-8 is a note. So every row can be heard apart, and
 * no speech synthesis is needed.
 */
public final class Tones implements Voice {

  /** A note takes 80 ms; so a row takes about as long as a person needs to say it. */
  private static final int NOTE_SAMPLES = 640;

  /** A note begins and ends softly within 10 ms: else there would be clicks. */
  private static final int EDGE_SAMPLES = 80;

  private static final double AMPLITUDE = 9000;

  /** The lowest note: A below middle C. */
  private static final double LOWEST_HZ = 220;

  /** The pentatonic scale, in semitones: any two of its notes go well together. */
  private static final int[] SCALE = {0, 2, 4, 7, 9};

  private static final int OCTAVES = 3;
  private static final int SEMITONES = 12;

  /** How many samples a text takes, so that this is known before it is said. */
  public static long samples(String text) {
    return (long) NOTE_SAMPLES * text.getBytes(StandardCharsets.UTF_8).length;
  }

  @Override
  public short[] say(String text) throws TooLongException {
    Voice.checkLength(samples(text));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    short[] samples = new short[NOTE_SAMPLES * bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      note(samples, i * NOTE_SAMPLES, hertz(bytes[i] & 0xff));
    }
    return samples;
  }

  @Override
  public String toString() {
    return "tones";
  }

  private static double hertz(int value) {
    int step = value % (SCALE.length * OCTAVES);
    int semitones = SEMITONES * (step / SCALE.length) + SCALE[step % SCALE.length];
    return LOWEST_HZ * StrictMath.pow(2, (double) semitones / SEMITONES);
  }

  /** StrictMath gives the same bits on every machine. */
  private static void note(short[] samples, int at, double hertz) {
    for (int i = 0; i < NOTE_SAMPLES; i++) {
      double wave = StrictMath.sin(2 * Math.PI * hertz * i / Codec.SAMPLE_RATE);
      int fromEdge = Math.min(i, NOTE_SAMPLES - 1 - i);
      double loudness = Math.min(1, (double) fromEdge / EDGE_SAMPLES);
      samples[at + i] = (short) StrictMath.rint(AMPLITUDE * loudness * wave);
    }
  }
}

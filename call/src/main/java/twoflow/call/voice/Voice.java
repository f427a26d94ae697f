package twoflow.call.voice;

import java.io.IOException;

/** Makes sound from text. The same text gives the same samples. */
public interface Voice {

  /** More than this is not said in one row: it is held in memory. */
  int MAX_SAMPLES = 600 * 8000;

  /**
   * Says a text.
   *
   * @return samples of 16 bits, 8000 a second; perhaps none
   * @throws IOException with a line for the user when that cannot be done
   * @throws TooLongException when it would take longer than {@link #MAX_SAMPLES}
   */
  short[] say(String text) throws IOException;

  /** What is said is too long for a row. */
  final class TooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLongException(long samples) {
      super("is " + samples / 8000 + " s of voice: 600 s is the most that a row may be");
    }
  }

  /**
   * Checks a length before the samples are made.
   *
   * @throws TooLongException when it is too much
   */
  static void checkLength(long samples) throws TooLongException {
    if (samples > MAX_SAMPLES) {
      throw new TooLongException(samples);
    }
  }
}

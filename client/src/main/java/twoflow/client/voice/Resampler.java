package twoflow.client.voice;

import java.math.BigInteger;
import twoflow.call.g711.Codec;

/**
 * Brings samples to 8000 a second. Each new sample is a sum of old ones, weighted by a low-pass
 * filter (a sinc with Blackman's window): what is above the half of the new rate would come back as
 * other tones. StrictMath gives the same bits on every machine.
 */
final class Resampler {

  /** The filter reaches over so many of its zeros on each side. */
  private static final int ZEROS = 16;

  /** The filter's edge is soft: it begins a little below the half of the new rate. */
  private static final double PASS = 0.92;

  /** So many input samples, in whole numbers, are so many new ones. */
  private final int inputStep;

  private final int outputStep;
  private final double cutoff;
  private final double reach;

  /** The filter's values for each place that a new sample can have between two old ones. */
  private final double[][] weights;

  /**
   * @param inputRate samples a second, of what is to be converted
   */
  Resampler(int inputRate) {
    int divisor =
        BigInteger.valueOf(inputRate).gcd(BigInteger.valueOf(Codec.SAMPLE_RATE)).intValue();
    inputStep = inputRate / divisor;
    outputStep = Codec.SAMPLE_RATE / divisor;
    // The edge in half periods per input sample; of a lower rate than 8000 all is passed.
    cutoff = PASS * Math.min(1, (double) Codec.SAMPLE_RATE / inputRate);
    reach = ZEROS / cutoff;
    weights = new double[outputStep][2 * (int) Math.ceil(reach) + 1];
    for (int place = 0; place < outputStep; place++) {
      for (int i = 0; i < weights[place].length; i++) {
        double distance = i - weights[place].length / 2 - (double) place / outputStep;
        weights[place][i] = Math.abs(distance) < reach ? weight(distance) : 0;
      }
    }
  }

  /** The samples at the new rate. */
  short[] convert(short[] input) {
    short[] output = new short[(int) Math.ceilDiv((long) input.length * outputStep, inputStep)];
    for (int i = 0; i < output.length; i++) {
      long at = (long) i * inputStep;
      double[] filter = weights[(int) (at % outputStep)];
      int first = (int) (at / outputStep) - filter.length / 2;
      double sum = 0;
      int end = Math.min(filter.length, input.length - first);
      for (int k = Math.max(0, -first); k < end; k++) {
        sum += input[first + k] * filter[k];
      }
      output[i] = (short) Math.clamp((long) StrictMath.rint(sum), Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return output;
  }

  /**
   * The filter.
   *
   * @param distance from its middle, in input samples
   */
  private double weight(double distance) {
    double x = Math.PI * cutoff * distance;
    double sinc = distance == 0 ? 1 : StrictMath.sin(x) / x;
    double turn = Math.PI * distance / reach;
    double window = 0.42 + 0.5 * StrictMath.cos(turn) + 0.08 * StrictMath.cos(2 * turn);
    return cutoff * sinc * window;
  }
}

package twoflow.lesson.catalog;

import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Unit;

/** How exactly a time can be read from a capture. */
final class Times {

  /** A shorter time is mostly the capture's own: nothing is asked about it. */
  static final long SHORTEST_NS = 5_000;

  private static final double NS_PER_MS = 1e6;
  private static final double NS_PER_US = 1e3;

  /** Of what is measured. */
  private static final double TOLERANCE = 0.02;

  /** So that what is rounded to the last decimal that is shown is right. */
  private static final double LAST_DECIMAL = 0.001;

  private Times() {}

  /** Whether a time is long enough to be asked about. */
  static boolean askable(long ns) {
    return ns >= SHORTEST_NS;
  }

  static double ms(double ns) {
    return ns / NS_PER_MS;
  }

  static double us(double ns) {
    return ns / NS_PER_US;
  }

  /** A time in milliseconds. */
  static Answer.Number inMs(double ns) {
    return new Answer.Number(ms(ns), tolerance(ms(ns)), Unit.MS);
  }

  /** A time in microseconds. */
  static Answer.Number inUs(double ns) {
    return new Answer.Number(us(ns), tolerance(us(ns)), Unit.US);
  }

  private static double tolerance(double value) {
    return Math.max(TOLERANCE * value, LAST_DECIMAL);
  }
}

package twoflow.launcher.batch;

/**
 * What is kept of a run that was made.
 *
 * @param attempts how often it was tried
 * @param seconds how long the last attempt took
 * @param last how that ended
 */
public record MadeRun(int attempts, double seconds, Attempt last) {

  /** How a user reads it. */
  String verdict() {
    return last.complete() ? "complete" : "FAILED";
  }
}

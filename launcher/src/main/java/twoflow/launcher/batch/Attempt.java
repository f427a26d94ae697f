package twoflow.launcher.batch;

/**
 * How an attempt to make a run has ended.
 *
 * @param exitCode 0 if the run is complete
 * @param cause why it is not; empty if it is
 */
public record Attempt(int exitCode, String cause) {

  /** A run that is complete. */
  public static final Attempt COMPLETE = new Attempt(0, "");

  /** Whether the run is complete. */
  public boolean complete() {
    return exitCode == 0;
  }
}

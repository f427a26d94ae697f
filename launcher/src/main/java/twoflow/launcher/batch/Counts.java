package twoflow.launcher.batch;

/**
 * How far a batch is.
 *
 * @param runs how many there are
 * @param complete how many are complete, with those that were so before
 * @param kept how many were so before
 * @param failed how many are given up
 */
public record Counts(int runs, int complete, int kept, int failed) {

  /** How many are complete or given up. */
  int ended() {
    return complete + failed;
  }

  /** How many have neither begun to fail nor are complete. */
  public int missing() {
    return runs - ended();
  }
}

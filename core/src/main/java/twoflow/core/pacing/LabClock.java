package twoflow.core.pacing;

/** The time that a program of the lab lives by. */
public interface LabClock {

  /** Now, in epoch nanoseconds; never goes back. */
  long nowNs();

  /**
   * Waits until a point in time; returns at once when it has passed.
   *
   * @param deadlineNs epoch nanoseconds
   * @throws InterruptedException when the thread is interrupted before or while it waits
   */
  void sleepUntil(long deadlineNs) throws InterruptedException;
}

package twoflow.launcher.batch;

/** Makes single runs of a batch. Several threads call it at once. */
public interface RunMaker {

  /**
   * Makes a run; an older one of its name is moved aside.
   *
   * @throws InterruptedException when it is to stop; its programs have ended then
   */
  Attempt make(PlannedRun run) throws InterruptedException;
}

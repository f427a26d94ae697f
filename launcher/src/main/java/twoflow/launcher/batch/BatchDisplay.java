package twoflow.launcher.batch;

import java.io.IOException;

/** What a person sees of a batch while it goes on. Called by one thread at a time. */
public interface BatchDisplay {

  /**
   * A run was made, or given up.
   *
   * @param counts how far the batch is now
   * @throws IOException with a line for the user when nobody can see it
   */
  void ended(PlannedRun run, MadeRun made, Counts counts) throws IOException;

  /**
   * A run has failed and is tried once more.
   *
   * @throws IOException with a line for the user when nobody can see it
   */
  void triedAgain(PlannedRun run, Attempt attempt) throws IOException;

  /**
   * Time goes by.
   *
   * @throws IOException with a line for the user when nobody can see it
   */
  void tick(Counts counts) throws IOException;

  /**
   * The batch has ended, or is to stop.
   *
   * @throws IOException with a line for the user when nobody can see it
   */
  void end() throws IOException;
}

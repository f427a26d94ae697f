package twoflow.core.cli;

import java.io.IOException;

/** What a role does once its options and input were found right. */
@FunctionalInterface
public interface RoleRun {

  /**
   * Does the work.
   *
   * @throws IOException with one line for the user when it failed (exit code 1)
   * @throws InterruptedException when the program was stopped
   */
  void run(RoleContext context) throws IOException, InterruptedException;
}

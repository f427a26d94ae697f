package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import twoflow.core.cli.HelpText;

/** A command that makes a run. */
abstract class RunCommand extends LauncherSubcommand {

  /** The run's name and ports. */
  protected final RunOptions run = new RunOptions(options);

  /** The folder of the inputs and of {@code captures}. */
  protected final Path root;

  /**
   * @param root the folder of the inputs and of {@code captures}
   */
  RunCommand(String name, HelpText help, Path root) {
    super(name, help);
    this.root = root;
  }

  /**
   * Makes the run, to its end.
   *
   * @param ports the relay's ports
   * @return the exit code
   * @throws IOException with a line for the user when the run cannot be made
   * @throws InterruptedException when it is to stop
   * @throws SetupException when its folder was not made
   */
  protected abstract int makeRun(RunPorts ports)
      throws IOException, InterruptedException, SetupException;

  @Override
  protected final int run() throws IOException, InterruptedException {
    run.check();
    try {
      return makeRun(run.ports());
    } catch (SetupException e) {
      return e.exitCode();
    }
  }
}

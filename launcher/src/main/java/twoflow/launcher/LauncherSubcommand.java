package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.PositionalParamSpec;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.LabCommand;
import twoflow.core.cli.Setting;

/** A command of the launcher. Its messages begin with {@code lab}, as the user calls it. */
abstract class LauncherSubcommand extends LabCommand {

  LauncherSubcommand(String name, HelpText help) {
    super(name, help);
  }

  /** Adds the parameter that names a run, or its folder. */
  protected final Setting<Path> runParameter() {
    return options.add(
        PositionalParamSpec.builder()
            .index("0")
            .arity("0..1")
            .paramLabel("RUN")
            .type(Path.class)
            .defaultValue("two-flow")
            .description("The run, or its folder (default: ${DEFAULT-VALUE}).")
            .build());
  }

  /**
   * Does the command's work.
   *
   * @return the exit code
   * @throws IOException with a line for the user when it cannot be done
   * @throws InterruptedException when it is to stop
   */
  protected abstract int run() throws IOException, InterruptedException;

  @Override
  public final Integer call() throws IOException {
    try {
      return run();
    } catch (InterruptedException e) {
      // The signal has its own exit code.
      return ExitCode.FAILED;
    }
  }

  @Override
  protected final String speaker() {
    return "lab";
  }

  @Override
  protected boolean verbose() {
    return false;
  }
}

package twoflow.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import twoflow.core.cli.CommonOptions;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.LabCommand;
import twoflow.core.cli.Program;
import twoflow.core.row.Flow;

/**
 * What {@code ./lab} asks before it makes a run's folder: exit code 0 and no word when the run can
 * start; 2 when an option or an input file is wrong; 1 when a port is not to be had.
 */
final class PreFlightCommand extends LabCommand {

  private static final HelpText HELP =
      new HelpText(
          List.of("Checks the options, input files and ports of a run, and starts nothing."),
          List.of());

  private final RelayPorts ports = new RelayPorts(options);
  private final PaceOptions pace = new PaceOptions(options);

  private final Path root;

  /** Runs the program; never returns. */
  static void run(String... args) {
    Program.main(new PreFlightCommand(CommonOptions.root()), args);
  }

  /**
   * @param root the folder of the input files
   */
  PreFlightCommand(Path root) {
    super("lab", HELP);
    this.root = root;
  }

  @Override
  protected boolean verbose() {
    return false;
  }

  @Override
  public Integer call() throws IOException {
    ports.checkRange(EnumSet.allOf(Flow.class));
    pace.checkRange();
    if (pace.kind() != PaceKind.CSV) {
      reject("needs --pace csv", pace.ofTimestamps());
    }
    PreFlight preFlight = new PreFlight(root, ports);
    preFlight.checkInputs(pace::rowCheck);
    preFlight.checkPorts();
    return ExitCode.DONE;
  }
}

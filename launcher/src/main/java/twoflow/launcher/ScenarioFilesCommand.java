package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;
import twoflow.client.RelayPorts;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.Setting;
import twoflow.core.row.Flow;
import twoflow.core.run.WrongUseException;
import twoflow.core.scenario.Scenario;

/**
 * {@code lab scenario-files}: a scenario as files, for Compose. Only {@code
 * captures/sidecar/new-run-by-scenario.sh} calls it.
 */
final class ScenarioFilesCommand extends LauncherSubcommand {

  private static final HelpText HELP =
      new HelpText(
          List.of(
              "Writes what a run by a scenario needs into a folder: its rows, and the arguments of each"
                  + " program. For Compose."),
          List.of());

  private final RelayPorts ports = new RelayPorts(options, "");
  private final Setting<Path> scenario =
      parameter("0", "SCENARIO", "The name of a scenario, or its file.");
  private final Setting<Path> folder = parameter("1", "FOLDER", "An empty folder.");

  private final Installation lab;

  ScenarioFilesCommand(Installation lab) {
    super("scenario-files", HELP);
    this.lab = lab;
  }

  private Setting<Path> parameter(String index, String label, String description) {
    return options.add(
        PositionalParamSpec.builder()
            .index(index)
            .arity("1")
            .required(true)
            .paramLabel(label)
            .type(Path.class)
            .description(description)
            .build());
  }

  @Override
  protected int run() throws IOException {
    ports.checkRange(EnumSet.allOf(Flow.class));
    Path file = new ScenarioFolder(lab.scenarios()).find(scenario.value());
    Scenario read = Scenario.read(file);
    if (!read.relay().listenAfter().isZero()) {
      throw new WrongUseException(
          "scenario "
              + scenario.value()
              + ": in Compose, the clients start when the relay listens");
    }
    new ScenarioFiles(read, folder.value()).write(ports::of);
    return ExitCode.DONE;
  }
}

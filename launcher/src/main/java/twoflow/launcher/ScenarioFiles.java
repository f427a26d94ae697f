package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import twoflow.core.row.Flow;
import twoflow.core.scenario.Need;
import twoflow.core.scenario.Scenario;
import twoflow.core.scenario.ScenarioRows;

/**
 * A scenario as files for scripts that start the programs of a run, as in Compose: no script reads
 * YAML.
 *
 * <pre>{@code
 * FOLDER/
 *   scenario.yml          the scenario
 *   chat_messages.csv     the rows, of the flows whose rows it brings
 *   needs                 what it needs, one word a line, such as private
 *   options/
 *     relay, client-chat, client-voip    further arguments of these programs, one a line
 *     network                            likewise of captures/sidecar/network.sh
 *     resets                             empty; there if a client resets its connection
 * }</pre>
 */
final class ScenarioFiles {

  private static final String OPTIONS = "options";

  private final Scenario scenario;
  private final Path folder;

  /**
   * @param folder where they go; it is there
   */
  ScenarioFiles(Scenario scenario, Path folder) {
    this.scenario = scenario;
    this.folder = folder;
  }

  /**
   * Writes them.
   *
   * @param ports the relay's ports
   */
  void write(ToIntFunction<Flow> ports) throws IOException {
    Files.copy(scenario.file(), folder.resolve(Scenario.RUN_FILE));
    for (Map.Entry<Flow, ScenarioRows> rows : scenario.rows().entrySet()) {
      Flow flow = rows.getKey();
      rows.getValue().write(flow, folder.resolve(flow.csvName()));
    }
    Files.write(folder.resolve("needs"), scenario.needs().stream().map(Need::word).toList());
    Path options = Files.createDirectory(folder.resolve(OPTIONS));
    Map<String, List<String>> arguments =
        Map.of(
            "relay", new ScenarioRelay(scenario).arguments(),
            "client-chat", scenario.options().get(Flow.CHAT).arguments(),
            "client-voip", scenario.options().get(Flow.VOIP).arguments(),
            "network", new ScenarioNetwork(scenario).options(ports));
    for (Map.Entry<String, List<String>> program : arguments.entrySet()) {
      Files.write(options.resolve(program.getKey()), program.getValue());
    }
    if (scenario.resets()) {
      Files.createFile(options.resolve("resets"));
    }
  }
}

package twoflow.launcher;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twoflow.core.row.Flow;
import twoflow.core.run.WrongUseException;
import twoflow.core.scenario.Need;
import twoflow.core.scenario.Scenario;
import twoflow.core.scenario.ScenarioRows;

/** A run by a scenario: its rows as files, its options, its network. */
final class ScenarioRun implements Closeable {

  private final Scenario scenario;
  private final String name;
  private final List<Path> temporary = new ArrayList<>();

  private ScenarioRun(Scenario scenario, String name) {
    this.scenario = scenario;
    this.name = name;
  }

  /**
   * Reads the scenario.
   *
   * @param wanted its name, or its file
   * @throws WrongUseException when there is none, or it cannot run on this system
   */
  static ScenarioRun of(Installation lab, Path wanted) throws IOException {
    Path file = new ScenarioFolder(lab.scenarios()).find(wanted);
    ScenarioRun run = new ScenarioRun(Scenario.read(file), wanted.toString());
    Optional<String> whyNot = ScenarioSystem.here().whyNot(run.scenario);
    if (whyNot.isPresent()) {
      throw new WrongUseException(run.option() + ": " + whyNot.get());
    }
    return run;
  }

  /** The option, as the user wrote it. */
  String option() {
    return "--scenario " + name;
  }

  /** Whether the scenario says which rows a flow has. */
  boolean hasRows(Flow flow) {
    return scenario.rows().containsKey(flow);
  }

  /** Whether the machine's own loopback will not do. */
  boolean needsPrivateNetwork() {
    return scenario.needs().contains(Need.PRIVATE);
  }

  /** The inputs with the scenario's rows; their files are there until this is closed. */
  RunInputs inputs(RunInputs inputs) throws IOException {
    Optional<Path> chat = rows(Flow.CHAT).or(inputs::chat);
    Optional<Path> voip = rows(Flow.VOIP).or(inputs::voip);
    return new RunInputs(inputs.root(), chat, voip);
  }

  private Optional<Path> rows(Flow flow) throws IOException {
    Map<Flow, ScenarioRows> rows = scenario.rows();
    if (!rows.containsKey(flow)) {
      return Optional.empty();
    }
    Path csv = Files.createTempFile("two-flow-", "-" + flow.csvName());
    temporary.add(csv);
    rows.get(flow).write(flow, csv);
    return Optional.of(csv);
  }

  /** The options of the programs. */
  RoleArguments.More options() {
    return new RoleArguments.More(
        new ScenarioRelay(scenario).arguments(),
        scenario.options().get(Flow.CHAT).arguments(),
        scenario.options().get(Flow.VOIP).arguments(),
        scenario.resets());
  }

  /** A private network, made as the scenario wants it. */
  PrivateNetwork network(PrivateNetwork plain, Installation lab, RunPorts ports) {
    return plain.preparedBy(new ScenarioNetwork(scenario).command(lab, ports::of));
  }

  /** Keeps the scenario in the run's folder. */
  void copyInto(Path folder) throws IOException {
    Files.copy(scenario.file(), folder.resolve(Scenario.RUN_FILE));
  }

  @Override
  public void close() throws IOException {
    for (Path file : temporary) {
      Files.deleteIfExists(file);
    }
    temporary.clear();
  }
}

package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import twoflow.core.row.Flow;
import twoflow.core.run.WrongUseException;
import twoflow.core.scenario.Need;
import twoflow.core.scenario.Scenario;
import twoflow.core.seed.RunSeed;

/** A run by a scenario: its rows, its options, its network. */
final class ScenarioRun {

  private final Scenario scenario;
  private final String name;

  private ScenarioRun(Scenario scenario, String name) {
    this.scenario = scenario;
    this.name = name;
  }

  /**
   * Reads the scenario.
   *
   * @param wanted its name, or its file
   * @param seed the seed of the run's rows
   * @throws WrongUseException when there is none, or it cannot run on this system
   */
  static ScenarioRun of(Installation lab, Path wanted, Optional<RunSeed> seed) throws IOException {
    Path file = new ScenarioFolder(lab.scenarios()).find(wanted);
    ScenarioRun run = new ScenarioRun(Scenario.read(file, seed), wanted.toString());
    Optional<String> whyNot = OperatingSystem.here().whyNot(run.scenario);
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

  /**
   * The inputs with the scenario's rows.
   *
   * @param inputs those of flows whose rows it does not bring
   * @param made gets its rows
   */
  RunInputs inputs(RunInputs inputs, MadeInputs made) throws IOException {
    Optional<Path> chat = rows(Flow.CHAT, made).or(inputs::chat);
    Optional<Path> voip = rows(Flow.VOIP, made).or(inputs::voip);
    return new RunInputs(inputs.root(), chat, voip);
  }

  private Optional<Path> rows(Flow flow, MadeInputs made) throws IOException {
    if (!hasRows(flow)) {
      return Optional.empty();
    }
    return Optional.of(made.make(flow, scenario.rows().get(flow)::write));
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

  /** What the capture of a batch's run needs. */
  CaptureBuffer captureBuffer() {
    return CaptureBuffer.of(scenario);
  }

  /** The longest IP packet of the run's network, if the scenario says it. */
  OptionalInt mtuBytes() {
    return scenario.network().mtuBytes();
  }

  /** Whether the VoIP rows are spoken. */
  boolean isCall() {
    return scenario.isCall();
  }

  /** Keeps the scenario in the run's folder. */
  void copyInto(Path folder) throws IOException {
    Files.copy(scenario.file(), folder.resolve(Scenario.RUN_FILE));
  }
}

package twoflow.core.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import twoflow.core.row.Flow;
import twoflow.core.seed.RunSeed;

/**
 * What a scenario's file says.
 *
 * @param file where it was read from
 * @param title one line
 * @param about what happens, and where to look
 * @param filters display filters
 * @param declaredNeeds what it says that it needs
 * @param rows the rows of a flow, where the scenario brings them
 * @param options the options of each flow's client
 * @param relay what the relay does otherwise than usual
 * @param network what the run's own loopback is like
 * @param faults what goes wrong, in the order of the writes
 * @param proofs conditions on the capture
 * @param places of the writes that faults and proofs name
 */
public record Scenario(
    Path file,
    String title,
    String about,
    List<NamedFilter> filters,
    Set<Need> declaredNeeds,
    Map<Flow, ScenarioRows> rows,
    Map<Flow, SendOptions> options,
    RelayOptions relay,
    NetworkConditions network,
    List<Fault> faults,
    List<Proof> proofs,
    Map<WriteName, WritePlace> places) {

  /** Its name in a run's folder. */
  public static final String RUN_FILE = "scenario.yml";

  /**
   * Reads a scenario.
   *
   * @throws ScenarioException when it cannot be used
   */
  public static Scenario read(Path file) throws IOException {
    return read(file, Optional.empty());
  }

  /**
   * Reads a scenario for a run with a seed.
   *
   * @param seed makes the words of its rows others; empty: as the scenario has them
   * @throws ScenarioException when it cannot be used, or it has a CSV file and the run a seed
   */
  public static Scenario read(Path file, Optional<RunSeed> seed) throws IOException {
    return new ScenarioReader(file, false, seed).read();
  }

  /**
   * Reads the scenario of a run, whose rows are the run's copies.
   *
   * @param folder the run's folder
   * @throws ScenarioException when it cannot be used
   */
  public static Scenario ofRun(Path folder) throws IOException {
    return new ScenarioReader(folder.resolve(RUN_FILE), true, Optional.empty()).read();
  }

  /** What it needs, also what follows from its network, its faults, its options and its proofs. */
  public Set<Need> needs() {
    EnumSet<Need> needs = EnumSet.noneOf(Need.class);
    needs.addAll(declaredNeeds);
    boolean lossy = faults.stream().anyMatch(Fault.InNetwork.class::isInstance);
    if (!network.equals(NetworkConditions.NONE) || lossy) {
      needs.add(Need.PRIVATE);
    }
    if (network.delay().isPresent()) {
      needs.add(Need.NETEM);
    }
    if (relay.delayedAck() || proofs.stream().anyMatch(Proof::needsPackets)) {
      needs.add(Need.LINUX);
    }
    return needs;
  }

  /** Where a flow ends before its last row; empty when it does not. */
  public Optional<EarlyEnd> earlyEnd(Flow flow) {
    return EarlyEnd.of(flow, options);
  }

  /** Whether the rows of a flow are spoken. */
  public boolean isCall() {
    return options.values().stream().anyMatch(client -> client.call().isPresent());
  }

  /** Whether a connection ends by RST: then programs beside the one that did it fail. */
  public boolean resets() {
    return Arrays.stream(Flow.values()).anyMatch(flow -> earlyEnd(flow).isPresent());
  }

  /** Where a write is that a fault or a proof names. */
  public WritePlace place(WriteName write) {
    return places.get(write);
  }
}

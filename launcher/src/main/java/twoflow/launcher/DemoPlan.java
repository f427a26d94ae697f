package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import twoflow.core.run.WrongUseException;
import twoflow.core.seed.RunSeed;
import twoflow.core.seed.SeedFile;

/**
 * What a demo is made of.
 *
 * @param inputs the rows
 * @param options the options of the programs
 * @param wish in which network it has to be; empty where this user may capture
 * @param source the option that says so
 * @param privateNetwork the network for a run of its own
 * @param scenario the scenario, if there is one
 * @param seed the seed of the rows, if they have one
 */
record DemoPlan(
    RunInputs inputs,
    RoleArguments.More options,
    Optional<NetworkKind> wish,
    String source,
    PrivateNetwork privateNetwork,
    Optional<ScenarioRun> scenario,
    Optional<RunSeed> seed) {

  private static final String OPTION = "--network private";

  /**
   * A plan by the command line alone.
   *
   * @param privateNetwork the network for a run of its own
   */
  static DemoPlan of(
      RunInputs inputs,
      RoleArguments.More options,
      Optional<NetworkKind> wish,
      PrivateNetwork privateNetwork,
      Optional<RunSeed> seed) {
    return new DemoPlan(inputs, options, wish, OPTION, privateNetwork, Optional.empty(), seed);
  }

  /**
   * A plan by a scenario.
   *
   * @param inputs with its rows
   * @param plain the network for a run of its own, as it is without the scenario
   */
  static DemoPlan of(
      ScenarioRun scenario,
      RunInputs inputs,
      Optional<NetworkKind> wish,
      PrivateNetwork plain,
      Optional<RunSeed> seed,
      Installation lab,
      RunPorts ports) {
    boolean own = scenario.needsPrivateNetwork();
    return new DemoPlan(
        inputs,
        scenario.options(),
        own ? Optional.of(NetworkKind.PRIVATE) : wish,
        own ? scenario.option() : OPTION,
        scenario.network(plain, lab, ports),
        Optional.of(scenario),
        seed);
  }

  /** Whether the run has a network of its own in any case. */
  boolean isPrivate() {
    return wish.equals(Optional.of(NetworkKind.PRIVATE));
  }

  /** Whether another program can have the run's ports. */
  boolean sharesPorts() {
    return !isPrivate() || privateNetwork.isShared();
  }

  /**
   * Tries the private network out, before anything is made: what would be missing in the middle.
   *
   * @throws IOException with a line for the user when it cannot be made
   * @throws WrongUseException likewise, when the container was started in a way that does not give
   *     it
   */
  void checkPrivateNetwork() throws IOException, InterruptedException {
    Optional<String> whyNot = privateNetwork.whyNot();
    if (whyNot.isPresent() && privateNetwork.isShared()) {
      throw new WrongUseException(source + ": " + whyNot.get());
    }
    if (whyNot.isPresent()) {
      String remedy = source.equals(OPTION) ? "; or take --network host" : "";
      throw new IOException(source + ": " + whyNot.get() + remedy);
    }
  }

  /**
   * Where packets wait for tcpdump in a network of the run's own. In that of a container, other
   * programs may send packets of any length; of a call, only the rows are known before it; and
   * several pairs of clients send several times as many packets.
   *
   * @param folder has the run's rows
   * @param call whether the options make it a call
   * @param sessions the pairs of clients
   */
  CaptureBuffer ownBuffer(Path folder, boolean call, int sessions) throws IOException {
    boolean isCall = call || scenario.map(ScenarioRun::isCall).orElse(false);
    if (privateNetwork.isShared() || isCall || sessions > 1) {
      return CaptureBuffer.LARGE;
    }
    OptionalInt usual = OptionalInt.empty();
    return CaptureBuffer.ofRows(folder, scenario.map(ScenarioRun::mtuBytes).orElse(usual));
  }

  /** Keeps in the run's folder, which has its copies of the rows, by what it is made. */
  void keepIn(Path folder) throws IOException {
    if (scenario.isPresent()) {
      scenario.get().copyInto(folder);
    }
    if (seed.isPresent()) {
      new SeedFile(folder).write(seed.get());
    }
  }
}

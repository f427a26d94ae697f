package twoflow.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import twoflow.core.row.Flow;
import twoflow.core.scenario.Fault;
import twoflow.core.scenario.NetworkConditions;
import twoflow.core.scenario.Scenario;
import twoflow.core.scenario.ScenarioLeg;
import twoflow.core.scenario.WritePattern;

/** Tells {@code captures/sidecar/network.sh} what a scenario wants of the run's own loopback. */
final class ScenarioNetwork {

  private static final String ANY_PORT = "0";

  private final Scenario scenario;

  ScenarioNetwork(Scenario scenario) {
    this.scenario = scenario;
  }

  /**
   * The command that prepares the network and then becomes the command behind it; nothing when the
   * scenario leaves the network as it is.
   *
   * @param ports the relay's ports
   */
  List<String> command(Installation lab, ToIntFunction<Flow> ports) {
    List<String> options = options(ports);
    if (options.isEmpty()) {
      return List.of();
    }
    List<String> command =
        new ArrayList<>(List.of("sh", lab.sidecar().resolve("network.sh").toString()));
    command.addAll(options);
    command.add("--");
    return command;
  }

  /**
   * The options of the script.
   *
   * @param ports the relay's ports
   */
  List<String> options(ToIntFunction<Flow> ports) {
    List<String> options = new ArrayList<>();
    NetworkConditions network = scenario.network();
    network.mtuBytes().ifPresent(mtu -> options.addAll(List.of("--mtu", Integer.toString(mtu))));
    if (network.rate().isPresent() || network.delay().isPresent()) {
      for (Flow flow : Flow.values()) {
        options.addAll(List.of("--port", Integer.toString(ports.applyAsInt(flow))));
      }
    }
    network.rate().ifPresent(rate -> options.addAll(List.of("--rate", rate)));
    network
        .delay()
        .ifPresent(delay -> options.addAll(List.of("--delay", delay.toNanos() / 1000 + "us")));
    network
        .settings()
        .forEach((name, value) -> options.addAll(List.of("--set", name + "=" + value)));
    for (Fault fault : scenario.faults()) {
      if (fault instanceof Fault.InNetwork inNetwork) {
        // Of copies that are lost one after the other, each needs a rule of its own.
        for (int copy = 0; copy < inNetwork.times(); copy++) {
          options.addAll(option(inNetwork, ports));
        }
      }
    }
    return options;
  }

  private List<String> option(Fault.InNetwork fault, ToIntFunction<Flow> ports) {
    String relay = PreFlight.HOST + ":" + ports.applyAsInt(fault.flow());
    return switch (fault) {
      case Fault.LoseSyn syn -> List.of("--lose-syn", client(syn), relay);
      case Fault.Lose lose -> atWrite("--lose", lose, relay);
      case Fault.Outage outage -> {
        List<String> words = atWrite("--outage", outage, relay);
        words.add(Long.toString(outage.time().toMillis()));
        yield words;
      }
    };
  }

  private List<String> atWrite(String option, Fault.AtWrite fault, String relay) {
    List<String> words = new ArrayList<>(List.of(option));
    words.addAll(
        fault.leg() == ScenarioLeg.CLIENT_RELAY
            ? List.of(client(fault), relay)
            : List.of(relay, client(fault)));
    WritePattern pattern = scenario.place(fault.write()).pattern();
    words.addAll(List.of(pattern.hex(), Long.toString(pattern.earlier())));
    return words;
  }

  /** The client's end of the connection that a fault hits. */
  private static String client(Fault fault) {
    Flow role = fault.leg() == ScenarioLeg.CLIENT_RELAY ? fault.flow() : fault.flow().other();
    return SourceAddress.ofClient(role) + ":" + ANY_PORT;
  }
}

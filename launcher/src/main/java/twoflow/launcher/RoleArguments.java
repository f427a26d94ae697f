package twoflow.launcher;

import java.util.ArrayList;
import java.util.List;
import twoflow.core.row.Flow;

/**
 * The arguments of the programs of a run.
 *
 * @param run the run's name
 * @param ports the relay's ports
 * @param sessions how many pairs of clients there are
 * @param tap whether the relay writes its own capture besides tcpdump's
 * @param more further options of each program
 */
record RoleArguments(String run, RunPorts ports, int sessions, boolean tap, More more) {

  /**
   * Further options of each program.
   *
   * @param relay what the relay does to what it passes on
   * @param chat what the chat's client sends and when
   * @param voip what the voice's client sends and when
   * @param resets whether a client resets its connection: then the others end with exit code 1, and
   *     the report says whether that is right
   */
  record More(List<String> relay, List<String> chat, List<String> voip, boolean resets) {}

  /**
   * The relay's.
   *
   * @param tapFile the relay's own capture; none when it is empty
   */
  List<String> ofRelay(List<String> tapFile) {
    List<String> arguments = new ArrayList<>(List.of("--run", run, "--pair-timeout", "60s"));
    arguments.addAll(List.of("--sessions", Integer.toString(sessions)));
    for (Flow flow : Flow.values()) {
      arguments.addAll(List.of("--flow", flow + "=" + ports.of(flow)));
    }
    arguments.addAll(more.relay());
    tapFile.forEach(file -> arguments.addAll(List.of("--tap", file)));
    return arguments;
  }

  /** Those of the client that sends a flow. */
  List<String> ofClient(Flow flow) {
    List<String> arguments = new ArrayList<>(List.of("--run", run));
    arguments.addAll(ports.arguments());
    arguments.addAll(flow == Flow.CHAT ? more.chat() : more.voip());
    return arguments;
  }
}

package twoflow.report.verdict;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import twoflow.report.event.EventJoin;
import twoflow.report.link.LabConnection;

/**
 * Whether another program came to the relay before a client of the run and was paired in its place.
 * The event files tell: the client that was left over has one, the other program has none. A peer
 * without an event file is no fault by itself: it may be a person's telnet.
 */
final class ForeignPeerCheck {

  private final RunFacts facts;
  private final Map<String, String> roles;

  ForeignPeerCheck(RunFacts facts) {
    this.facts = facts;
    this.roles = facts.events().map(EventJoin::clientRoles).orElse(Map.of());
  }

  void check(Findings findings) {
    Set<String> flows = new TreeSet<>();
    facts.unpaired().forEach(connection -> flows.add(connection.flow()));
    for (String flow : flows) {
      List<String> leftOver = named(facts.unpaired().stream(), flow, true);
      List<String> foreign = named(paired(), flow, false);
      if (!leftOver.isEmpty() && !foreign.isEmpty()) {
        findings.failed(
            flow + " pair",
            LaneText.some(foreign)
                + " was paired with "
                + LaneText.some(named(paired(), flow, true))
                + " and has no event file; no partner was left for "
                + LaneText.some(leftOver),
            "another program connected to the relay's port before the clients did: end it, or take"
                + " other ports, and make the run again");
      }
    }
  }

  private Stream<LabConnection> paired() {
    return facts.lanes().stream()
        .flatMap(lane -> Stream.concat(lane.sender().stream(), lane.receiver().stream()));
  }

  /** The connections of a flow that are those of clients with an event file, or of others. */
  private List<String> named(Stream<LabConnection> connections, String flow, boolean ofClients) {
    Set<String> names = new LinkedHashSet<>();
    connections
        .filter(connection -> connection.flow().equals(flow))
        .map(connection -> connection.client().text())
        .filter(address -> roles.containsKey(address) == ofClients)
        .forEach(address -> names.add(ofClients ? roles.get(address) + " " + address : address));
    return List.copyOf(names);
  }
}

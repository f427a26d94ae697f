package twoflow.analysis.verdict;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import twoflow.analysis.event.RunEvents;
import twoflow.analysis.link.FlowClient;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;

/**
 * Whether another program came to the relay before a client of the run and was paired in its place.
 * The event files show it: the program has none. That is no fault by itself, it may be a person's
 * telnet. It is one when a client with an event file was left over; or when anybody was, and what
 * the program sent is not the flow's CSV file (a client that is refused while it connects leaves no
 * event file).
 */
final class ForeignPeerCheck {

  private final RunFacts facts;
  private final Map<FlowClient, String> roles;

  ForeignPeerCheck(RunFacts facts) {
    this.facts = facts;
    this.roles = facts.events().map(RunEvents::clientRoles).orElse(Map.of());
  }

  void check(CheckList checks) {
    // Without a client's event file nobody knows who is a client.
    if (roles.isEmpty()) {
      return;
    }
    Set<String> flows = new TreeSet<>();
    facts.unpaired().forEach(connection -> flows.add(connection.flow()));
    for (String flow : flows) {
      List<LabConnection> leftOver = of(flow, facts.unpaired().stream());
      List<LabConnection> foreign =
          of(flow, paired()).stream().filter(connection -> !isClient(connection)).toList();
      if (!foreign.isEmpty()
          && (leftOver.stream().anyMatch(this::isClient)
              || foreign.stream().anyMatch(ForeignPeerCheck::differsFromCsv))) {
        fail(checks, flow, foreign, leftOver);
      }
    }
  }

  private void fail(
      CheckList checks, String flow, List<LabConnection> foreign, List<LabConnection> leftOver) {
    List<LabConnection> partners = of(flow, paired()).stream().filter(this::isClient).toList();
    checks.failed(
        CheckKind.PAIR,
        flow,
        names(foreign)
            + " was paired with "
            + names(partners)
            + " and has no event file; no partner was left for "
            + names(leftOver),
        "another program connected to the relay's port before the clients did: end it, or take"
            + " other ports, and make the run again");
  }

  private Stream<LabConnection> paired() {
    return facts.oneWayFlows().stream()
        .flatMap(oneWay -> Stream.concat(oneWay.sender().stream(), oneWay.receiver().stream()));
  }

  private static List<LabConnection> of(String flow, Stream<LabConnection> connections) {
    return connections.filter(connection -> connection.flow().equals(flow)).distinct().toList();
  }

  private boolean isClient(LabConnection connection) {
    return roles.containsKey(connection.flowClient());
  }

  private static boolean differsFromCsv(LabConnection connection) {
    return connection.direction(Leg.TO_RELAY).firstDifference().isPresent();
  }

  private String names(List<LabConnection> connections) {
    return CheckText.some(
        connections.stream()
            .map(LabConnection::flowClient)
            .map(client ->
                roles.containsKey(client)
                    ? roles.get(client) + " " + client.address()
                    : client.address())
            .toList());
  }
}

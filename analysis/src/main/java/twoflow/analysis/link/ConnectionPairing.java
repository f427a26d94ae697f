package twoflow.analysis.link;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which two connections of a flow the relay joined: as its events say, else two by two in the order
 * in which they were opened, as the relay does. Connections that it did not join are no part of the
 * run: a peer that came too late, a port scanner.
 */
public final class ConnectionPairing {

  private final Map<FlowClient, FlowClient> partners;
  private final Set<FlowClient> accepted;
  private final List<OneWayFlow> oneWayFlows = new ArrayList<>();
  private final List<LabConnection> unpaired = new ArrayList<>();

  /**
   * Pairs the connections of a capture.
   *
   * @param partners from a client to its partner, from the events; may be empty
   * @param accepted the clients that the relay accepted, from the events
   */
  public ConnectionPairing(
      Collection<LabConnection> connections,
      Map<FlowClient, FlowClient> partners,
      Set<FlowClient> accepted) {
    this.partners = partners;
    this.accepted = accepted;
    Map<String, List<LabConnection>> byFlow = new LinkedHashMap<>();
    for (LabConnection connection : connections) {
      byFlow.computeIfAbsent(connection.flow(), flow -> new ArrayList<>()).add(connection);
    }
    for (String flow : new TreeSet<>(byFlow.keySet())) {
      pair(flow, byFlow.get(flow));
    }
  }

  /** The one-way flows through which bytes went, ordered by flow and session. */
  public List<OneWayFlow> oneWayFlows() {
    return List.copyOf(oneWayFlows);
  }

  /**
   * The connections that the relay accepted, or its host did, and that it did not join to another.
   */
  public List<LabConnection> unpaired() {
    return List.copyOf(unpaired);
  }

  private void pair(String flow, List<LabConnection> connections) {
    List<LabConnection> free = new ArrayList<>(connections);
    free.removeIf(LabConnection::refused);
    List<LabConnection> leftOver = leftOver(free);
    free.removeAll(leftOver);
    unpaired.addAll(leftOver);
    // Who came and left before a partner was there was never paired, so it is the last choice.
    free.sort(Comparator.comparing(connection -> !connection.carriedBytes()));
    int session = 0;
    while (!free.isEmpty()) {
      LabConnection first = free.removeFirst();
      Optional<LabConnection> partner = partner(first, free);
      partner.ifPresent(free::remove);
      session++;
      add(new OneWayFlow(flow, session, Optional.of(first), partner));
      add(new OneWayFlow(flow, session, partner, Optional.of(first)));
    }
  }

  /**
   * The connections that were not paired. The relay's events say which, if they have a session of
   * the flow. Without them the capture has to do: a connection counts as not paired only if the
   * flow has a pair as well; without a pair it looks like a run that failed. A client that the
   * relay accepted and whose bytes then reached nobody is part of the run: its rows are lost.
   */
  private List<LabConnection> leftOver(List<LabConnection> connections) {
    List<LabConnection> paired =
        connections.stream().filter(c -> partners.containsKey(c.flowClient())).toList();
    if (!paired.isEmpty()) {
      return connections.stream()
          .filter(c -> !paired.contains(c) && !c.carriedRelayBytes())
          .filter(c -> !accepted.contains(c.flowClient()) || !c.stayedWithBytes())
          .toList();
    }
    List<LabConnection> looks = connections.stream().filter(LabConnection::looksUnpaired).toList();
    return connections.size() - looks.size() >= 2 ? looks : List.of();
  }

  private Optional<LabConnection> partner(LabConnection first, List<LabConnection> others) {
    FlowClient partner = partners.get(first.flowClient());
    if (partner != null) {
      return others.stream().filter(c -> c.flowClient().equals(partner)).findFirst();
    }
    return others.stream().filter(c -> !partners.containsKey(c.flowClient())).findFirst();
  }

  private void add(OneWayFlow oneWay) {
    if (oneWay.used()) {
      oneWayFlows.add(oneWay);
    }
  }
}

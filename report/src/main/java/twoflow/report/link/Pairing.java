package twoflow.report.link;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which two connections of a flow the relay joined: as its events say, else two by two in the order
 * in which they were opened, as the relay does.
 */
public final class Pairing {

  private final Map<String, String> partners;
  private final List<Lane> lanes = new ArrayList<>();

  /**
   * Pairs the connections of a capture.
   *
   * @param partners from a client's address to its partner's, from the events; may be empty
   */
  public Pairing(Collection<LabConnection> connections, Map<String, String> partners) {
    this.partners = partners;
    Map<String, List<LabConnection>> byFlow = new LinkedHashMap<>();
    for (LabConnection connection : connections) {
      byFlow.computeIfAbsent(connection.flow(), flow -> new ArrayList<>()).add(connection);
    }
    for (String flow : new TreeSet<>(byFlow.keySet())) {
      pair(flow, byFlow.get(flow));
    }
  }

  /** The lanes through which bytes went, ordered by flow and session. */
  public List<Lane> lanes() {
    return List.copyOf(lanes);
  }

  private void pair(String flow, List<LabConnection> connections) {
    List<LabConnection> unpaired = new ArrayList<>(connections);
    // Who came and left before a partner was there was never paired, so it is the last choice.
    unpaired.removeIf(LabConnection::refused);
    unpaired.sort(Comparator.comparing(connection -> !connection.carriedBytes()));
    int session = 0;
    while (!unpaired.isEmpty()) {
      LabConnection first = unpaired.removeFirst();
      Optional<LabConnection> partner = partner(first, unpaired);
      partner.ifPresent(unpaired::remove);
      session++;
      add(new Lane(flow, session, Optional.of(first), partner));
      add(new Lane(flow, session, partner, Optional.of(first)));
    }
  }

  private Optional<LabConnection> partner(LabConnection first, List<LabConnection> others) {
    String address = partners.get(first.client().text());
    if (address != null) {
      return others.stream().filter(c -> c.client().text().equals(address)).findFirst();
    }
    return others.stream().filter(c -> !partners.containsKey(c.client().text())).findFirst();
  }

  private void add(Lane lane) {
    if (lane.used()) {
      lanes.add(lane);
    }
  }
}

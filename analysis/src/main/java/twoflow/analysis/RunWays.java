package twoflow.analysis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import twoflow.analysis.event.Topology;
import twoflow.analysis.link.ConnectionPairing;
import twoflow.analysis.link.FlowClient;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.OneWayFlow;

/**
 * Which ways the bytes of a run went.
 *
 * @param oneWayFlows from whom to whom
 * @param unpaired the connections that are no part of the run
 */
record RunWays(List<OneWayFlow> oneWayFlows, List<LabConnection> unpaired) {

  /** Of a run with a relay, which joins connections two by two. */
  static RunWays pairs(LinkedCapture capture, Topology topology) {
    ConnectionPairing pairing =
        new ConnectionPairing(capture.connections(), topology.partners(), topology.accepted());
    return new RunWays(pairing.oneWayFlows(), pairing.unpaired());
  }

  /**
   * Of the introductory demo, whose server passes on to all. Who carried no byte and has no event
   * file was only looking, as a port scanner does; who was reset before anything came was turned
   * away.
   */
  static RunWays members(LinkedCapture capture, Set<FlowClient> clients) {
    Map<Boolean, List<LabConnection>> byMembership =
        capture.connections().stream()
            .filter(c -> !c.refused())
            .collect(
                Collectors.partitioningBy(c ->
                    !c.looksUnpaired()
                        && (c.carriedBytes()
                            || clients.isEmpty()
                            || clients.contains(c.flowClient()))));
    return new RunWays(OneWayFlow.ofConnections(byMembership.get(true)), byMembership.get(false));
  }
}

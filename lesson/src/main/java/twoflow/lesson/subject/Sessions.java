package twoflow.lesson.subject;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import twoflow.analysis.link.OneWayFlow;
import twoflow.core.row.Flow;

/**
 * Who sends which flow: in each session, the client whose rows come first; the other one replies.
 */
final class Sessions {

  private final List<OneWayFlow> oneWayFlows;

  Sessions(List<OneWayFlow> oneWayFlows) {
    this.oneWayFlows = oneWayFlows;
  }

  /**
   * The ways of a flow that are captured on both legs, a way per session, the first opened first.
   */
  List<OneWayFlow> ways(Flow flow) {
    Map<Integer, List<OneWayFlow>> bySession =
        oneWayFlows.stream()
            .filter(way -> way.flow().equals(flow.name()))
            .filter(way -> way.sender().isPresent() && way.receiver().isPresent())
            .filter(way -> way.toRelay().orElseThrow().rows().size() > 0)
            .collect(Collectors.groupingBy(OneWayFlow::session));
    return bySession.values().stream()
        .map(ways -> ways.stream().min(Comparator.comparingLong(Sessions::beginNs)).orElseThrow())
        .sorted(Comparator.comparingInt(way -> way.sender().orElseThrow().tcpStream()))
        .toList();
  }

  /** The connection of the first client that sends a flow. */
  Optional<AskedConnection> sender(Flow flow) {
    List<OneWayFlow> ways = ways(flow);
    return ways.stream()
        .findFirst()
        .flatMap(OneWayFlow::sender)
        .map(connection -> new AskedConnection(flow, connection, ways.size() > 1));
  }

  List<AskedConnection> senders() {
    return Arrays.stream(Flow.values()).map(this::sender).flatMap(Optional::stream).toList();
  }

  private static long beginNs(OneWayFlow way) {
    return way.toRelay().orElseThrow().rows().firstTimeNs(0);
  }
}

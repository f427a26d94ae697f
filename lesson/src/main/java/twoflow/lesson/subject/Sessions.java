package twoflow.lesson.subject;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import twoflow.analysis.link.OneWayFlow;
import twoflow.core.row.Flow;

/** Who sends which flow, by the first rows of each. */
final class Sessions {

  private final List<OneWayFlow> oneWayFlows;

  Sessions(List<OneWayFlow> oneWayFlows) {
    this.oneWayFlows = oneWayFlows;
  }

  /** The first client's way of a flow that is captured on both legs. */
  Optional<OneWayFlow> oneWay(Flow flow) {
    return oneWayFlows.stream()
        .filter(oneWay -> oneWay.flow().equals(flow.name()))
        .filter(oneWay -> oneWay.sender().isPresent() && oneWay.receiver().isPresent())
        .filter(oneWay -> oneWay.toRelay().orElseThrow().rows().size() > 0)
        .findFirst();
  }

  Optional<AskedConnection> sender(Flow flow) {
    return oneWay(flow)
        .flatMap(OneWayFlow::sender)
        .map(connection -> new AskedConnection(flow, connection));
  }

  List<AskedConnection> senders() {
    return Arrays.stream(Flow.values()).map(this::sender).flatMap(Optional::stream).toList();
  }

  /** Whether a link is of one of the asked ways, not of another session's. */
  Stream<AskedConnection> of(String flow) {
    return senders().stream().filter(sender -> sender.flow().name().equals(flow));
  }
}

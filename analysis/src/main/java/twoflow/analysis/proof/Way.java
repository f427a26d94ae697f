package twoflow.analysis.proof;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.OneWayFlow;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.StreamDirection;
import twoflow.core.row.Flow;
import twoflow.core.scenario.ScenarioLeg;

/**
 * The connection and direction in which the data of a flow goes on a leg.
 *
 * @param index the connection's index in the capture
 * @param connection the connection
 * @param leg the direction
 */
record Way(int index, LabConnection connection, Leg leg) {

  /**
   * Finds it, where rows were sent first: what comes back are replies. Empty when the capture does
   * not have it.
   */
  static Optional<Way> find(
      List<LabConnection> connections, List<OneWayFlow> flows, Flow flow, ScenarioLeg leg) {
    boolean first = leg == ScenarioLeg.CLIENT_RELAY;
    return flows.stream()
        .filter(oneWay -> oneWay.flow().equals(flow.name()))
        .min(Comparator.comparingLong(Way::beginNs))
        .flatMap(oneWay -> first ? oneWay.sender() : oneWay.receiver())
        .map(connection ->
            new Way(
                connections.indexOf(connection),
                connection,
                first ? Leg.TO_RELAY : Leg.FROM_RELAY));
  }

  private static long beginNs(OneWayFlow oneWay) {
    return oneWay.legs().stream()
        .map(StreamDirection::rows)
        .filter(rows -> rows.size() > 0)
        .mapToLong(rows -> rows.firstTimeNs(0))
        .min()
        .orElse(Long.MAX_VALUE);
  }

  StreamDirection direction() {
    return connection.direction(leg);
  }

  /** Whether a segment goes this way. */
  boolean has(SegmentRecord segment) {
    return segment.connection() == index && segment.leg() == leg;
  }

  /** Whether a segment goes the other way on the same connection. */
  boolean answers(SegmentRecord segment) {
    return segment.connection() == index && segment.leg() == leg.reverse();
  }
}

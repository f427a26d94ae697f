package twoflow.analysis.link;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One direction of a session of two clients: what the first sends to the relay, the relay sends to
 * the second.
 *
 * @param flow the flow's name
 * @param session the number of the session within its flow, from 1; 0 for a member's connection
 *     with the server of the introductory demo, which joins no two
 * @param sender the sending client's connection, when it is known
 * @param receiver the receiving client's connection, when it is known
 */
public record OneWayFlow(
    String flow, int session, Optional<LabConnection> sender, Optional<LabConnection> receiver) {

  /** What each connection with a server carried, one way and the other. */
  public static List<OneWayFlow> ofConnections(List<LabConnection> connections) {
    return connections.stream()
        .flatMap(c ->
            Stream.of(
                new OneWayFlow(c.flow(), 0, Optional.of(c), Optional.empty()),
                new OneWayFlow(c.flow(), 0, Optional.empty(), Optional.of(c))))
        .filter(OneWayFlow::used)
        .toList();
  }

  /** The first leg. */
  public Optional<StreamDirection> toRelay() {
    return sender.map(connection -> connection.direction(Leg.TO_RELAY));
  }

  /** The second leg. */
  public Optional<StreamDirection> fromRelay() {
    return receiver.map(connection -> connection.direction(Leg.FROM_RELAY));
  }

  /** The legs that are there. */
  public List<StreamDirection> legs() {
    return Stream.concat(toRelay().stream(), fromRelay().stream()).toList();
  }

  /** Whether anything went through it. */
  boolean used() {
    return toRelay().map(StreamDirection::bytes).orElse(0L)
            + fromRelay().map(StreamDirection::bytes).orElse(0L)
        > 0;
  }
}

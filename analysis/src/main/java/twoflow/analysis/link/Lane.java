package twoflow.analysis.link;

import java.util.Optional;

/**
 * One direction of a pair of clients: what the first sends to the relay, the relay sends to the
 * second.
 *
 * @param flow the flow's name
 * @param session the number of the pair within its flow, from 1
 * @param sender the sending client's connection, when it is known
 * @param receiver the receiving client's connection, when it is known
 */
public record Lane(
    String flow, int session, Optional<LabConnection> sender, Optional<LabConnection> receiver) {

  /** The first leg. */
  public Optional<StreamDirection> toRelay() {
    return sender.map(connection -> connection.direction(Leg.TO_RELAY));
  }

  /** The second leg. */
  public Optional<StreamDirection> fromRelay() {
    return receiver.map(connection -> connection.direction(Leg.FROM_RELAY));
  }

  /** Whether anything went through it. */
  boolean used() {
    return toRelay().map(StreamDirection::bytes).orElse(0L)
            + fromRelay().map(StreamDirection::bytes).orElse(0L)
        > 0;
  }
}

package twoflow.diff.compare;

import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.StreamDirection;

/**
 * What one side of a connection sent.
 *
 * @param connection the connection
 * @param index its index in the capture
 * @param leg which side
 * @param role the connection's client, as its event file is named; empty when that is not known
 */
record SentStream(LabConnection connection, int index, Leg leg, String role) {

  StreamDirection direction() {
    return connection.direction(leg);
  }

  String flow() {
    return connection.flow();
  }

  /** Whether all its bytes are in the capture. */
  boolean whole() {
    return direction().stream().missingBytes() == 0 && !direction().midStream();
  }
}

package twoflow.diff.compare;

import java.util.ArrayList;
import java.util.List;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.OneWayFlow;

/**
 * One of the two runs.
 *
 * @param name what the user calls it, as a person may see it
 * @param analysis the open run
 */
public record ComparedRun(String name, RunAnalysis analysis) {

  /** What was sent in it: each one-way flow on each of its legs. */
  List<SentStream> streams() {
    List<SentStream> streams = new ArrayList<>();
    for (OneWayFlow oneWay : analysis.oneWayFlows()) {
      oneWay.sender().ifPresent(sender -> streams.add(stream(sender, Leg.TO_RELAY)));
      oneWay.receiver().ifPresent(receiver -> streams.add(stream(receiver, Leg.FROM_RELAY)));
    }
    return streams;
  }

  private SentStream stream(LabConnection connection, Leg leg) {
    int index = analysis.capture().connections().indexOf(connection);
    String role = analysis.clientRoles().getOrDefault(connection.flowClient(), "");
    return new SentStream(connection, index, leg, role);
  }
}

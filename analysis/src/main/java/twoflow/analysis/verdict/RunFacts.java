package twoflow.analysis.verdict;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import twoflow.analysis.event.RunClocks;
import twoflow.analysis.event.RunEvents;
import twoflow.analysis.event.Topology;
import twoflow.analysis.link.Broadcasts;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.OneWayFlow;
import twoflow.analysis.link.RunInput;
import twoflow.analysis.link.RunKind;
import twoflow.core.scenario.EarlyEnd;

/**
 * All that the checks look at.
 *
 * @param kind which of the lab's arrangements it is
 * @param capture what was read from the capture
 * @param oneWayFlows which ways the rows went
 * @param unpaired connections that the relay did not join to another
 * @param input what the streams should carry
 * @param inputFaults CSV files that cannot be used, by flow
 * @param captureLog the capture's log, where there is one
 * @param clocks on which clocks the times are
 * @param topology who was connected with whom
 * @param earlyEnds where a flow ends before its last row, as its scenario says
 * @param events the joined events; empty when the run has no event files
 */
public record RunFacts(
    RunKind kind,
    LinkedCapture capture,
    List<OneWayFlow> oneWayFlows,
    List<LabConnection> unpaired,
    RunInput input,
    Map<String, String> inputFaults,
    Optional<Path> captureLog,
    RunClocks clocks,
    Topology topology,
    Map<String, EarlyEnd> earlyEnds,
    Optional<RunEvents> events) {

  /** The messages and broadcasts of the introductory demo. */
  public Broadcasts broadcasts() {
    Set<LabConnection> others = new HashSet<>(unpaired);
    List<LabConnection> members =
        capture.connections().stream()
            .filter(connection -> !connection.refused() && !others.contains(connection))
            .toList();
    return new Broadcasts(members, capture.texts());
  }
}

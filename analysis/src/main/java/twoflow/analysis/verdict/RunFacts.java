package twoflow.analysis.verdict;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twoflow.analysis.event.RunEvents;
import twoflow.analysis.event.Topology;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.OneWayFlow;
import twoflow.analysis.link.RunInput;

/**
 * All that the checks look at.
 *
 * @param capture what was read from the capture
 * @param oneWayFlows which ways the rows went
 * @param unpaired connections that the relay did not join to another
 * @param input what the streams should carry
 * @param inputFaults CSV files that cannot be used, by flow
 * @param captureLog the capture's log, where there is one
 * @param topology who was connected with whom
 * @param firstUnsent the row that a flow's client does not send any more, as its scenario says
 * @param events the joined events; empty when the run has no event files
 */
public record RunFacts(
    LinkedCapture capture,
    List<OneWayFlow> oneWayFlows,
    List<LabConnection> unpaired,
    RunInput input,
    Map<String, String> inputFaults,
    Optional<Path> captureLog,
    Topology topology,
    Map<String, Long> firstUnsent,
    Optional<RunEvents> events) {}

package twoflow.core.cli;

import java.io.PrintStream;
import org.slf4j.Logger;
import twoflow.core.event.EventLog;
import twoflow.core.pacing.LabClock;
import twoflow.core.run.StartSignal;
import twoflow.core.run.StopSignal;

/**
 * What a role works with.
 *
 * @param log the log, on stderr
 * @param out results, on stdout, UTF-8
 * @param events the ground truth
 * @param clock the time
 * @param start says when the program may begin, once it is ready
 * @param stop says when the user wants the program to end
 */
public record RoleContext(
    Logger log,
    PrintStream out,
    EventLog events,
    LabClock clock,
    StartSignal start,
    StopSignal stop) {}

/**
 * What starts the programs of a run on this machine and ends them together: {@code lab demo} and
 * {@code lab capture}.
 *
 * <pre>{@code
 * DemoCommand    options and inputs checked (PreFlight), the run's folder made (RunSetup)
 *   Demo         capture, relay, clients, report: who starts when, and what the exit code is
 *     ChildGroup   the processes, and what they report to one queue
 *       Child        one process: it ends when its standard input ends
 * }</pre>
 */
package twoflow.launcher;

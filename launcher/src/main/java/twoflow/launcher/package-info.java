/**
 * What starts the programs of a run on this machine and ends them together: {@code lab demo},
 * {@code lab batch} and {@code lab capture}.
 *
 * <pre>{@code
 * BatchCommand   many runs: BatchRuns makes each of them, as the package batch asks for it
 * DemoCommand    one run: options and inputs checked (PreFlight)
 *   DemoRun      its folder made (RunSetup), its log
 *   Demo         capture, relay, clients, report: who starts when, and what the exit code is
 *     ChildGroup   the processes, and what they report to one queue
 *       Child        one process: it ends when its standard input ends
 * }</pre>
 */
package twoflow.launcher;

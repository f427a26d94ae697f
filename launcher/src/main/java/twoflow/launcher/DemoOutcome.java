package twoflow.launcher;

import java.util.Optional;

/**
 * How a run has ended.
 *
 * @param exitCode of the program that failed first, else of the capture, else of the report
 * @param cause the words of the program that failed, if it had some
 */
record DemoOutcome(int exitCode, Optional<String> cause) {}

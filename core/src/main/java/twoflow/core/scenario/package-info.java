/** A scenario: the file that says what misbehaves in a run, and how the capture proves it. */
package twoflow.core.scenario;

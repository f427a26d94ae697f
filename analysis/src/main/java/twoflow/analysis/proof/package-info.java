/** Whether the capture shows what the run's scenario says, and which frames its faults hit. */
package twoflow.analysis.proof;

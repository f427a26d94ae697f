/** Senders that write on a schedule, and how late each write stands in a capture. */
package twoflow.bench.pacing;

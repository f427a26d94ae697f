/** Senders that write on a schedule, and how late their writes are on the wire. */
package twoflow.bench.pacing;

/** Threads: a writer with a queue and a thread of its own, and waits that no interrupt ends. */
package twoflow.core.concurrent;

/** Waits for threads that no interrupt ends. */
package twoflow.core.concurrent;

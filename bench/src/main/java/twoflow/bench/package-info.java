/**
 * The benchmark: the lab's relay and pacing beside others, in the same minutes on the same machine.
 */
package twoflow.bench;

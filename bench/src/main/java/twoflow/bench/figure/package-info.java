/** What was measured: figures, medians and ratios, and the goals that they are compared with. */
package twoflow.bench.figure;

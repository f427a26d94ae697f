/** What was measured: figures, medians and ratios, and the goals that they are held against. */
package twoflow.bench.figure;

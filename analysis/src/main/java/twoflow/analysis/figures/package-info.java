/**
 * What each flow did on the wire, over all of its segments: figures, graphs of its connections, and
 * what was lost, repeated, late or kept waiting by a closed window.
 */
package twoflow.analysis.figures;

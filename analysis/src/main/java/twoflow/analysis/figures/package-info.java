/** What each flow did on the wire, in figures over all of its segments. */
package twoflow.analysis.figures;

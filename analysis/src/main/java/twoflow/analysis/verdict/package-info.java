/** The checks whether a capture is complete and every row was found in it. */
package twoflow.analysis.verdict;

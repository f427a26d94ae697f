/** How late each write of a client was: when it was due, when it was sent, when it was captured. */
package twoflow.analysis.lateness;

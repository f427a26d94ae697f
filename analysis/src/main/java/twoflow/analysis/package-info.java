/** One run, opened: its streams, rows, links, events, lateness, flow figures and verdict. */
package twoflow.analysis;

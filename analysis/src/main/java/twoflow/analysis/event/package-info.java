/** Log events joined to the captured bytes, by address and sequence number. */
package twoflow.analysis.event;

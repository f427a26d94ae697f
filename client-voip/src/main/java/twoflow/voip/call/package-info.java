/** A call: the rows of a file, spoken, in packets of RTP. */
package twoflow.voip.call;

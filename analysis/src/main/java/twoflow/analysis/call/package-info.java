/**
 * What a call sounds like where it arrives: delays, jitter, packets that come too late, quality.
 */
package twoflow.analysis.call;

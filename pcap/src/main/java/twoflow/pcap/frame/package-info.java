/** Frames built around TCP segments, with all checksums right. */
package twoflow.pcap.frame;

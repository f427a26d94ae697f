/** Reads pcap and pcapng files packet by packet, and writes pcapng with comments. */
package twoflow.report.pcap;

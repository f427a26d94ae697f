/** Reads pcap and pcapng files packet by packet. */
package twoflow.report.pcap;

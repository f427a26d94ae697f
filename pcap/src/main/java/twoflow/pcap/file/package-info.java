/** Capture files, pcap and pcapng: read packet by packet, and written. */
package twoflow.pcap.file;

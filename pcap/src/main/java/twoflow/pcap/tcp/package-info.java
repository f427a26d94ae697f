/** TCP connections and their byte streams: from sequence numbers to stream offsets. */
package twoflow.pcap.tcp;

package twoflow.report.pcap;

/**
 * Where packets were captured.
 *
 * @param linkType the LINKTYPE_ value of its packets
 * @param snapLength the most bytes that were kept of a packet; 0 is no limit
 * @param name its name; empty when the file does not tell
 */
public record CaptureInterface(int linkType, long snapLength, String name) {}

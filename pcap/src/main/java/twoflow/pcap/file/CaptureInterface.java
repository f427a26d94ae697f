package twoflow.pcap.file;

/**
 * Where packets were captured.
 *
 * @param linkType the LINKTYPE_ value of its packets
 * @param snapLength the most bytes that were kept of a packet; 0 is no limit
 * @param name its name as in the file, not made safe to show; empty when the file does not say
 */
public record CaptureInterface(int linkType, long snapLength, String name) {}

package twoflow.pcap.tcp;

/**
 * Bytes of a direction that are not in the capture.
 *
 * @param firstSeq stream offset of the first + 1
 * @param lastSeq stream offset of the last + 1
 */
public record Gap(long firstSeq, long lastSeq) {}

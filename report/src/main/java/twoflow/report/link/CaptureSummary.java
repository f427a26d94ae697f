package twoflow.report.link;

import java.util.List;
import java.util.Optional;
import twoflow.report.pcap.Damage;

/**
 * A capture file as a whole.
 *
 * @param fileName its name
 * @param format what its first bytes say
 * @param packets how many packets could be read
 * @param damage what kept the reader from reading on
 * @param otherPorts ports on which others than the relay listen, the lowest first
 * @param unknownLinkTypes link types that the report cannot read
 * @param tap whether the relay's tap wrote it: its times are the relay's, not the wire's
 * @param fragments later fragments of IP packets, which were passed over
 */
public record CaptureSummary(
    String fileName,
    String format,
    long packets,
    Optional<Damage> damage,
    List<Integer> otherPorts,
    List<Integer> unknownLinkTypes,
    boolean tap,
    long fragments) {}

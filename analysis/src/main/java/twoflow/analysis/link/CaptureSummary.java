package twoflow.analysis.link;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import twoflow.pcap.file.Damage;
import twoflow.pcap.tcp.Unread;

/**
 * A capture file as a whole.
 *
 * @param fileName its name
 * @param format what its first bytes say
 * @param packets how many packets could be read
 * @param otherFrames how many frames are no packets, but count in Wireshark
 * @param damage what kept the reader from reading on
 * @param otherPorts ports on which others than the relay listen, the lowest first
 * @param unknownLinkTypes link types that the report cannot read
 * @param tap whether the relay's tap wrote it: its times are the relay's, not the wire's
 * @param unread how many packets carry nothing that the report can read, and why
 * @param earlyBytesExhausted whether there was no more room for bytes that wait for earlier ones
 */
public record CaptureSummary(
    String fileName,
    String format,
    long packets,
    long otherFrames,
    Optional<Damage> damage,
    List<Integer> otherPorts,
    List<Integer> unknownLinkTypes,
    boolean tap,
    Map<Unread, Long> unread,
    boolean earlyBytesExhausted) {

  /** How many packets carry nothing that the report can read. */
  public long unreadPackets() {
    return unread.values().stream().mapToLong(Long::longValue).sum();
  }
}

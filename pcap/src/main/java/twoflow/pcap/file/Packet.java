package twoflow.pcap.file;

/**
 * One captured packet.
 *
 * @param frame Wireshark's frame number, from 1: the packet's position in the file, where other
 *     things than packets may count, too
 * @param timeNs capture time, epoch nanoseconds; 0 where the file has none
 * @param interfaceIndex the interface, an index into {@link PacketSource#interfaces()}
 * @param linkType the link type of that interface, a LINKTYPE_ value
 * @param data the captured bytes, which may be fewer than the packet had
 * @param originalLength the packet's length on the wire, in bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record Packet(
    long frame, long timeNs, int interfaceIndex, int linkType, byte[] data, long originalLength) {}

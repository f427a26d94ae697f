package twoflow.pcap.tcp;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import twoflow.pcap.file.Packet;

/**
 * Finds the TCP header in a packet: link layer, IPv4 (RFC 791, 3.1) or IPv6 (RFC 8200, 3 and 4),
 * TCP (RFC 9293, 3.1). Of a fragmented IP packet only the first fragment can be read.
 */
public final class TcpDecoder {

  private static final int TCP = 6;
  private static final int TCP_HEADER_BYTES = 20;
  private static final int IPV4_HEADER_BYTES = 20;
  private static final int IPV6_HEADER_BYTES = 40;
  private static final int FRAGMENT_OFFSET_MASK = 0x1FFF;
  private static final int HOP_BY_HOP = 0;
  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int AUTHENTICATION = 51;
  private static final int DESTINATION_OPTIONS = 60;

  private final Map<Unread, Long> unread = new EnumMap<>(Unread.class);

  /** How many packets carried no TCP header that can be read, and why. */
  public Map<Unread, Long> unread() {
    return unread;
  }

  /** Decodes a packet; empty when it carries no TCP header that can be read. */
  public Optional<TcpSegment> decode(Packet packet) {
    if (!LinkLayer.isKnown(packet.linkType())) {
      return none(Unread.LINK_TYPE);
    }
    ByteBuffer bytes = ByteBuffer.wrap(packet.data());
    int ip = LinkLayer.ipStart(packet.linkType(), bytes);
    if (ip < 0) {
      return none(LinkLayer.unread(packet.linkType(), bytes));
    }
    if (ip >= bytes.limit()) {
      return none(Unread.CUT);
    }
    long end = packet.originalLength();
    return switch (bytes.get(ip) >> 4 & 0xF) {
      case 4 -> ipv4(bytes, ip, end);
      case 6 -> ipv6(bytes, ip, end);
      default -> none(Unread.NO_IP);
    };
  }

  private Optional<TcpSegment> none(Unread why) {
    unread.merge(why, 1L, Long::sum);
    return Optional.empty();
  }

  private Optional<TcpSegment> ipv4(ByteBuffer bytes, int ip, long packetEnd) {
    if (ip + IPV4_HEADER_BYTES > bytes.limit()) {
      return none(Unread.CUT);
    }
    int headerBytes = (bytes.get(ip) & 0xF) * Integer.BYTES;
    if (headerBytes < IPV4_HEADER_BYTES) {
      return none(Unread.BROKEN);
    }
    if ((bytes.getShort(ip + 6) & FRAGMENT_OFFSET_MASK) != 0) {
      return none(Unread.FRAGMENT);
    }
    int protocol = Byte.toUnsignedInt(bytes.get(ip + 9));
    if (protocol != TCP) {
      return none(IpPayload.unread(protocol, bytes, ip + headerBytes));
    }
    int total = Short.toUnsignedInt(bytes.getShort(ip + 2));
    // Segmentation offload leaves 0 when the packet is longer than the field can say.
    long end = total == 0 ? packetEnd : (long) ip + total;
    Endpoint source = new Endpoint(false, 0, Integer.toUnsignedLong(bytes.getInt(ip + 12)), 0);
    Endpoint target = new Endpoint(false, 0, Integer.toUnsignedLong(bytes.getInt(ip + 16)), 0);
    return tcp(bytes, ip, ip + headerBytes, end, source, target);
  }

  private Optional<TcpSegment> ipv6(ByteBuffer bytes, int ip, long packetEnd) {
    if (ip + IPV6_HEADER_BYTES > bytes.limit()) {
      return none(Unread.CUT);
    }
    int length = Short.toUnsignedInt(bytes.getShort(ip + 4));
    long end = length == 0 ? packetEnd : (long) ip + IPV6_HEADER_BYTES + length;
    Endpoint source = new Endpoint(true, bytes.getLong(ip + 8), bytes.getLong(ip + 16), 0);
    Endpoint target = new Endpoint(true, bytes.getLong(ip + 24), bytes.getLong(ip + 32), 0);
    int next = Byte.toUnsignedInt(bytes.get(ip + 6));
    int at = ip + IPV6_HEADER_BYTES;
    while (next != TCP) {
      if (!isExtension(next)) {
        return none(IpPayload.unread(next, bytes, at));
      }
      if (at + 8 > bytes.limit()) {
        return none(Unread.CUT);
      }
      if (next == FRAGMENT && (bytes.getShort(at + 2) >> 3 & FRAGMENT_OFFSET_MASK) != 0) {
        return none(Unread.FRAGMENT);
      }
      int header = next;
      next = Byte.toUnsignedInt(bytes.get(at));
      at += extensionBytes(header, Byte.toUnsignedInt(bytes.get(at + 1)));
    }
    return tcp(bytes, ip, at, end, source, target);
  }

  private static boolean isExtension(int header) {
    return switch (header) {
      case HOP_BY_HOP, ROUTING, FRAGMENT, AUTHENTICATION, DESTINATION_OPTIONS -> true;
      default -> false;
    };
  }

  private static int extensionBytes(int header, int lengthField) {
    return switch (header) {
      case FRAGMENT -> 8;
      // RFC 4302, 2.2 counts in units of 4 bytes, RFC 8200, 4.3 in units of 8.
      case AUTHENTICATION -> (lengthField + 2) * 4;
      default -> (lengthField + 1) * 8;
    };
  }

  private Optional<TcpSegment> tcp(
      ByteBuffer bytes, int ip, int at, long end, Endpoint source, Endpoint target) {
    if (at + TCP_HEADER_BYTES > end) {
      return none(Unread.BROKEN);
    }
    if (at + TCP_HEADER_BYTES > bytes.limit()) {
      return none(Unread.CUT);
    }
    int headerBytes = (bytes.get(at + 12) >> 4 & 0xF) * Integer.BYTES;
    int start = at + headerBytes;
    if (headerBytes < TCP_HEADER_BYTES || start > end) {
      return none(Unread.BROKEN);
    }
    int length = (int) Math.min(end - start, 1 << 24);
    int captured = Math.clamp(bytes.limit() - start, 0, length);
    int flags = Byte.toUnsignedInt(bytes.get(at + 13));
    return Optional.of(
        new TcpSegment(
            withPort(source, bytes.getShort(at)),
            withPort(target, bytes.getShort(at + 2)),
            bytes.getInt(at + 4),
            bytes.getInt(at + 8),
            flags,
            Short.toUnsignedInt(bytes.getShort(at + 14)),
            (flags & TcpSegment.SYN) == 0
                ? SynOptions.NONE
                : SynOptions.read(bytes, at + TCP_HEADER_BYTES, Math.min(start, bytes.limit())),
            start - ip,
            // The capture may have cut the packet within the header's options.
            Math.min(start, bytes.limit()),
            captured,
            length));
  }

  private static Endpoint withPort(Endpoint host, short port) {
    return new Endpoint(host.ipv6(), host.high(), host.low(), Short.toUnsignedInt(port));
  }
}

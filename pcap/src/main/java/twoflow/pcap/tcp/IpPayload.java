package twoflow.pcap.tcp;

import java.nio.ByteBuffer;

/** What else than TCP an IP packet carries, by the protocol numbers of IANA. */
final class IpPayload {

  private static final int IP_IN_IP = 4;
  private static final int UDP = 17;
  private static final int IPV6_IN_IP = 41;
  private static final int GRE = 47;
  private static final int ESP = 50;
  private static final int GTP_USER = 2152;
  private static final int TEREDO = 3544;
  private static final int VXLAN = 4789;
  private static final int GENEVE = 6081;

  private IpPayload() {}

  /**
   * Why no TCP segment is read in it.
   *
   * @param at where the payload begins
   */
  static Unread unread(int protocol, ByteBuffer packet, int at) {
    return switch (protocol) {
      case IP_IN_IP, IPV6_IN_IP -> Unread.IP_IN_IP;
      case GRE -> Unread.GRE;
      case ESP -> Unread.ENCRYPTED;
      case UDP -> udp(packet, at);
      default -> Unread.NO_TCP;
    };
  }

  private static Unread udp(ByteBuffer packet, int at) {
    if (at + 4 > packet.limit()) {
      return Unread.NO_TCP;
    }
    return switch (Short.toUnsignedInt(packet.getShort(at + 2))) {
      case GTP_USER, TEREDO, VXLAN, GENEVE -> Unread.UDP_TUNNEL;
      default -> Unread.NO_TCP;
    };
  }
}

package twoflow.pcap.tcp;

import java.nio.ByteBuffer;

/**
 * Where the IP header begins in a packet, by the link type's number in the registry of
 * https://www.tcpdump.org/linktypes.html.
 */
public final class LinkLayer {

  private static final int NULL = 0;
  private static final int ETHERNET = 1;
  private static final int RAW_BSD = 12;
  private static final int RAW = 101;
  private static final int LOOP = 108;
  private static final int LINUX_COOKED = 113;
  private static final int IPV4 = 228;
  private static final int IPV6 = 229;
  private static final int LINUX_COOKED_2 = 276;

  private static final int ETHERTYPE_IPV4 = 0x0800;
  private static final int ETHERTYPE_IPV6 = 0x86DD;
  private static final int VLAN = 0x8100;
  private static final int PROVIDER_VLAN = 0x88A8;
  private static final int OLD_PROVIDER_VLAN = 0x9100;
  private static final int MPLS = 0x8847;
  private static final int MPLS_MULTICAST = 0x8848;
  private static final int PPPOE_SESSION = 0x8864;
  private static final int MACSEC = 0x88E5;

  private static final int NOT_IP = -1;

  private LinkLayer() {}

  /** Whether packets of this link type can be read. */
  public static boolean isKnown(int linkType) {
    return switch (linkType) {
      case NULL, ETHERNET, RAW_BSD, RAW, LOOP, LINUX_COOKED, IPV4, IPV6, LINUX_COOKED_2 -> true;
      default -> false;
    };
  }

  /** The offset of the IP header, or a negative number when the packet carries no IP. */
  static int ipStart(int linkType, ByteBuffer packet) {
    int typeAt = etherTypeAt(linkType, packet);
    if (typeAt >= 0) {
      int etherType = etherType(packet, typeAt);
      boolean ip = etherType == ETHERTYPE_IPV4 || etherType == ETHERTYPE_IPV6;
      // Of the cooked headers only the second version has its type in front.
      return ip ? (linkType == LINUX_COOKED_2 && typeAt == 0 ? 20 : typeAt + 2) : NOT_IP;
    }
    return switch (linkType) {
      // An address family, whose values differ between systems: the IP version is as good.
      case NULL, LOOP -> 4;
      case RAW_BSD, RAW, IPV4, IPV6 -> 0;
      default -> NOT_IP;
    };
  }

  /** Why a packet of a known link type carries no IP. */
  static Unread unread(int linkType, ByteBuffer packet) {
    int typeAt = etherTypeAt(linkType, packet);
    if (typeAt < 0) {
      return Unread.CUT;
    }
    return switch (etherType(packet, typeAt)) {
      case MPLS, MPLS_MULTICAST -> Unread.MPLS;
      case PPPOE_SESSION -> Unread.PPPOE;
      case MACSEC -> Unread.ENCRYPTED;
      default -> Unread.NO_IP;
    };
  }

  /**
   * Where the type of the payload stands, behind the VLAN tags of 4 bytes that IEEE 802.1Q and
   * 802.1ad put before it; negative where the packet is too short, or its link type has none.
   */
  private static int etherTypeAt(int linkType, ByteBuffer packet) {
    int at =
        switch (linkType) {
          case ETHERNET -> 12;
          case LINUX_COOKED -> 14;
          case LINUX_COOKED_2 -> 0;
          default -> NOT_IP;
        };
    int tagged = linkType == LINUX_COOKED_2 ? 22 : at + 4;
    while (at >= 0 && at + 2 <= packet.limit() && isTag(etherType(packet, at))) {
      at = tagged;
      tagged += 4;
    }
    return at + 2 <= packet.limit() ? at : NOT_IP;
  }

  private static boolean isTag(int etherType) {
    return etherType == VLAN || etherType == PROVIDER_VLAN || etherType == OLD_PROVIDER_VLAN;
  }

  private static int etherType(ByteBuffer packet, int at) {
    return Short.toUnsignedInt(packet.getShort(at));
  }
}

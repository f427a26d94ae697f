package twoflow.report.tcp;

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

  private LinkLayer() {}

  /** Whether packets of this link type can be read. */
  public static boolean isKnown(int linkType) {
    return switch (linkType) {
      case NULL, ETHERNET, RAW_BSD, RAW, LOOP, LINUX_COOKED, IPV4, IPV6, LINUX_COOKED_2 -> true;
      default -> false;
    };
  }

  /** The offset of the IP header, or -1 when the packet carries no IP. */
  static int ipStart(int linkType, ByteBuffer packet) {
    return switch (linkType) {
      case ETHERNET -> afterEtherType(packet, 12, 14);
      case LINUX_COOKED -> afterEtherType(packet, 14, 16);
      case LINUX_COOKED_2 -> afterEtherType(packet, 0, 20);
      // An address family, whose values differ between systems: the IP version tells as much.
      case NULL, LOOP -> 4;
      case RAW_BSD, RAW, IPV4, IPV6 -> 0;
      default -> -1;
    };
  }

  /** IEEE 802.1Q and 802.1ad put tags of 4 bytes before the type. */
  private static int afterEtherType(ByteBuffer packet, int typeAt, int payloadAt) {
    int type = typeAt;
    int payload = payloadAt;
    while (payload <= packet.limit() && type + 2 <= packet.limit()) {
      int etherType = Short.toUnsignedInt(packet.getShort(type));
      if (etherType == ETHERTYPE_IPV4 || etherType == ETHERTYPE_IPV6) {
        return payload;
      }
      if (etherType != VLAN && etherType != PROVIDER_VLAN) {
        return -1;
      }
      type = payload + 2;
      payload += 4;
    }
    return -1;
  }
}

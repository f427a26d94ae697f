package twoflow.pcap.frame;

import java.net.Inet6Address;
import java.net.InetSocketAddress;

/** What differs between the two versions of the Internet Protocol. */
public enum IpVersion {
  /** RFC 791. */
  V4(0x0800, 20),
  /** RFC 8200. */
  V6(0x86DD, 40);

  /** A TCP header without options (RFC 9293, 3.1). */
  private static final int TCP_HEADER_BYTES = 20;

  private static final int MAX_PACKET_BYTES = 65_535;

  private final int etherType;
  private final int headerBytes;

  IpVersion(int etherType, int headerBytes) {
    this.etherType = etherType;
    this.headerBytes = headerBytes;
  }

  /** The version of an address. */
  public static IpVersion of(InetSocketAddress address) {
    return address.getAddress() instanceof Inet6Address ? V6 : V4;
  }

  short etherType() {
    return (short) etherType;
  }

  int headerBytes() {
    return headerBytes;
  }

  /**
   * The longest payload of a segment: that of a packet of 65,535 bytes, the longest that the 16-bit
   * Total Length of IPv4 can hold. IPv6 keeps to the same packet length.
   */
  public int maxSegmentBytes() {
    return MAX_PACKET_BYTES - headerBytes - TCP_HEADER_BYTES;
  }
}

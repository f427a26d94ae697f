package twoflow.pcap.tcp;

import java.nio.ByteBuffer;

/**
 * An address and a port.
 *
 * @param ipv6 whether the address has 16 bytes, else 4
 * @param high the upper 8 bytes of an IPv6 address
 * @param low the lower 8 bytes; an IPv4 address has the lowest 4
 * @param port the TCP port
 */
public record Endpoint(boolean ipv6, long high, long low, int port)
    implements Comparable<Endpoint> {

  private static final int IPV6_BYTES = 16;

  /** The address's bytes, 4 or 16. */
  public byte[] addressBytes() {
    if (ipv6) {
      return ByteBuffer.allocate(IPV6_BYTES).putLong(high).putLong(low).array();
    }
    return ByteBuffer.allocate(Integer.BYTES).putInt((int) low).array();
  }

  // Written out: streams are looked up by endpoints for each packet.
  @Override
  public int hashCode() {
    return Long.hashCode((low ^ high) * 0x9E37_79B9_7F4A_7C15L + port);
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof Endpoint other
        && port == other.port
        && low == other.low
        && high == other.high
        && ipv6 == other.ipv6;
  }

  @Override
  public int compareTo(Endpoint other) {
    int order = Integer.compare(port, other.port);
    order = order != 0 ? order : Long.compare(low, other.low);
    order = order != 0 ? order : Long.compare(high, other.high);
    return order != 0 ? order : Boolean.compare(ipv6, other.ipv6);
  }
}

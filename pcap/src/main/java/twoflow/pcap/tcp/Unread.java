package twoflow.pcap.tcp;

/** Why the report reads no TCP segment in a packet. */
public enum Unread {
  /** Another link type than those of {@link LinkLayer}. */
  LINK_TYPE("of a link type that the report does not know"),
  /** The snap length left less than the headers. */
  CUT("cut by the capture's snap length within their headers"),
  /** RFC 2784, protocol 47. */
  GRE("in a GRE tunnel"),
  /** RFC 2003 and RFC 2473: IP in IP, protocols 4 and 41. */
  IP_IN_IP("in an IP-in-IP tunnel"),
  /** Known ports, such as those of VXLAN (RFC 7348) and Geneve (RFC 8926). */
  UDP_TUNNEL("in a tunnel over UDP, such as VXLAN"),
  /** RFC 2516. */
  PPPOE("in PPPoE"),
  /** RFC 3032. */
  MPLS("with MPLS labels"),
  /** RFC 4303, protocol 50, and IEEE 802.1AE. */
  ENCRYPTED("encrypted by IPsec or MACsec"),
  /** All but the first one: they have no TCP header. */
  FRAGMENT("later fragments of IP packets"),
  /** Lengths that contradict each other. */
  BROKEN("with an IP or TCP header that cannot be right"),
  /** ARP, for example. */
  NO_IP("without IP, such as ARP"),
  /** UDP, for example. */
  NO_TCP("of other protocols over IP than TCP");

  private final String text;

  Unread(String text) {
    this.text = text;
  }

  /** What the packets are, after their number. */
  public String text() {
    return text;
  }
}

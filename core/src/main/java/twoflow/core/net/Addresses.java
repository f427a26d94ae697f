package twoflow.core.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses with their ports as text, in the one form that log lines, event files and the report
 * have in common: {@code 127.0.0.1:9001}, {@code [::1]:9001}. IPv6 is written as RFC 5952, section
 * 4 asks for, as Wireshark shows it; an IPv4 address that is mapped into IPv6 ({@code ::ffff:}) is
 * written as what it is, an IPv4 address.
 */
public final class Addresses {

  /** Two or more groups that are 0, with the colons around them. */
  private static final Pattern ZERO_GROUPS = Pattern.compile("(?:^|:)0(?::0)+(?::|(?=%|$))");

  /** An IPv6 address as text; with a colon in it, Java asks no name server. */
  private static final Pattern IPV6 =
      Pattern.compile("\\[([0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)(?:%[^\\]]*)?]:(\\d{1,5})");

  private Addresses() {}

  /** The text of a socket's address, with the scope of an IPv6 address where it has one. */
  public static String text(SocketAddress address) {
    InetSocketAddress inet = (InetSocketAddress) address;
    if (inet.isUnresolved()) {
      return inet.getHostString() + ":" + inet.getPort();
    }
    return text(inet.getAddress(), inet.getPort());
  }

  /**
   * The text of an address as packets carry it.
   *
   * @param address 4 or 16 bytes
   */
  public static String text(byte[] address, int port) {
    return text(ofBytes(address), port);
  }

  /** The host's part of {@link #text(byte[], int)}, without brackets. */
  public static String host(byte[] address) {
    return host(ofBytes(address));
  }

  /**
   * Brings a text into that form, and leaves out the scope of an IPv6 address, which packets do not
   * carry.
   *
   * @return the text as it is, when it is no address and port
   */
  public static String normalized(String text) {
    Matcher ipv6 = IPV6.matcher(text);
    if (!ipv6.matches()) {
      return text;
    }
    try {
      return text(InetAddress.getByName(ipv6.group(1)), Integer.parseInt(ipv6.group(2)));
    } catch (UnknownHostException e) {
      return text;
    }
  }

  private static String text(InetAddress address, int port) {
    String host = host(address);
    return (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port;
  }

  private static String host(InetAddress address) {
    String host = address.getHostAddress();
    return address instanceof Inet6Address ? shortened(host) : host;
  }

  /** The first of the longest runs of zero groups becomes {@code ::} (RFC 5952, 4.2). */
  private static String shortened(String host) {
    return ZERO_GROUPS
        .matcher(host)
        .results()
        .reduce((one, other) -> groups(other.group()) > groups(one.group()) ? other : one)
        .map(run -> host.substring(0, run.start()) + "::" + host.substring(run.end()))
        .orElse(host);
  }

  /** The colons around a run say nothing of its length: one at the address's edge has fewer. */
  private static long groups(String run) {
    return run.chars().filter(c -> c == '0').count();
  }

  private static InetAddress ofBytes(byte[] address) {
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(address.length + " bytes are no IP address", e);
    }
  }
}

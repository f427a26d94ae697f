package twoflow.core.net;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.regex.Pattern;

/** Socket addresses as text. */
public final class Addresses {

  /** Two or more groups that are 0, with the colons around them. */
  private static final Pattern ZERO_GROUPS = Pattern.compile("(?:^|:)0(?::0)+(?::|(?=%|$))");

  private Addresses() {}

  /** The numeric form, {@code 127.0.0.1:9001} or {@code [::1]:9001}, as Wireshark shows it. */
  public static String text(SocketAddress address) {
    InetSocketAddress inet = (InetSocketAddress) address;
    if (inet.isUnresolved()) {
      return inet.getHostString() + ":" + inet.getPort();
    }
    String host = inet.getAddress().getHostAddress();
    boolean bracketed = inet.getAddress() instanceof Inet6Address;
    return (bracketed ? "[" + shortened(host) + "]" : host) + ":" + inet.getPort();
  }

  /** The first of the longest runs of zero groups becomes {@code ::} (RFC 5952, 4.2). */
  private static String shortened(String host) {
    return ZERO_GROUPS
        .matcher(host)
        .results()
        .reduce((one, other) -> other.group().length() > one.group().length() ? other : one)
        .map(run -> host.substring(0, run.start()) + "::" + host.substring(run.end()))
        .orElse(host);
  }
}

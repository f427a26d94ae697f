package twoflow.core.net;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Socket addresses as text. */
public final class Addresses {

  private Addresses() {}

  /** The numeric form, {@code 127.0.0.1:9001} or {@code [::1]:9001}, as Wireshark shows it. */
  public static String text(SocketAddress address) {
    InetSocketAddress inet = (InetSocketAddress) address;
    String host = inet.isUnresolved() ? inet.getHostString() : inet.getAddress().getHostAddress();
    boolean bracketed = inet.getAddress() instanceof Inet6Address;
    return (bracketed ? "[" + host + "]" : host) + ":" + inet.getPort();
  }
}

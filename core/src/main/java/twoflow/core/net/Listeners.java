package twoflow.core.net;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;

/** Opens listening sockets. */
public final class Listeners {

  private Listeners() {}

  /**
   * Binds and listens.
   *
   * @param host the address to bind
   * @param port the port; 0 picks one
   * @throws IOException with a line for the user when the address cannot be bound
   */
  public static ServerSocketChannel open(String host, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new IOException("cannot listen on " + host + ": unknown host");
    }
    // A socket of the address's own version: 0.0.0.0 takes no IPv6 then, and IPv4 needs no mapping.
    ServerSocketChannel channel = ServerSocketChannel.open(familyOf(address.getAddress()));
    try {
      TcpOptions.listener(channel);
      return channel.bind(address, TcpOptions.BACKLOG);
    } catch (IOException e) {
      channel.close();
      throw new IOException(
          "cannot listen on "
              + Addresses.text(address)
              + " ("
              + e.getMessage()
              + "): stop the program that uses the port, or choose another address or port",
          e);
    }
  }

  private static ProtocolFamily familyOf(InetAddress address) {
    return address instanceof Inet4Address
        ? StandardProtocolFamily.INET
        : StandardProtocolFamily.INET6;
  }
}

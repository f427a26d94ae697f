package twoflow.core.net;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
    ServerSocketChannel channel = socketFor(address.getAddress());
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

  /** An IPv4 address gets an IPv4 socket: 0.0.0.0 takes no IPv6, and no address is mapped. */
  private static ServerSocketChannel socketFor(InetAddress address) throws IOException {
    return address instanceof Inet4Address
        ? ServerSocketChannel.open(StandardProtocolFamily.INET)
        : ServerSocketChannel.open();
  }
}

package twoflow.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import twoflow.core.row.Flow;

/** Addresses of this machine. All of 127/8 are on Linux and Windows, but not on macOS. */
final class SourceAddress {

  private SourceAddress() {}

  /** The source address of the client that sends a flow: each is easy to find in Wireshark. */
  static String ofClient(Flow flow) {
    return flow == Flow.CHAT ? "127.0.0.11" : "127.0.0.12";
  }

  /** Whether a connection can come from an address. */
  static boolean canBeUsed(String address) throws IOException {
    try (SocketChannel probe = SocketChannel.open()) {
      probe.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}

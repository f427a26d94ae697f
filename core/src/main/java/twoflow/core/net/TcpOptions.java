package twoflow.core.net;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** The one place where socket options are set. */
public final class TcpOptions {

  /** Room for a burst of connections that were not accepted yet. */
  public static final int BACKLOG = 4096;

  private TcpOptions() {}

  /** For every connection: TCP_NODELAY, so that each write becomes a segment (RFC 9293, 3.7.4). */
  public static void connection(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  /**
   * For every listener: SO_REUSEADDR, so that a port with connections in TIME-WAIT can be bound.
   */
  public static void listener(ServerSocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
  }

  /** Makes the next close send RST instead of FIN (RFC 9293, 3.10.5, ABORT). */
  public static void resetOnClose(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
  }
}

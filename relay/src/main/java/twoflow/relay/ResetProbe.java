package twoflow.relay;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * Finds out whether the peer has reset a connection that the relay does not read at the moment
 * (because the peer's FIN was read, or because the buffer is full). A read would return the end of
 * the stream or more bytes, not the reset, and there is nothing to write yet.
 *
 * <p>The probe selects for OP_CONNECT. For a reset connection epoll reports EPOLLERR and EPOLLHUP,
 * and the JDK maps these to every operation of the interest set. A healthy connection is already
 * connected and never becomes ready for OP_CONNECT. On a system whose select does not report
 * resets, the connection counts as alive and the first write detects the reset.
 */
final class ResetProbe {

  private ResetProbe() {}

  /** Whether its peer has reset the connection. */
  static boolean wasReset(SocketChannel channel) throws IOException {
    try (Selector selector = Selector.open()) {
      SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
      return selector.selectNow() > 0 && key.isConnectable();
    }
  }
}

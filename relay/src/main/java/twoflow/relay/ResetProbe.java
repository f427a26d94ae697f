package twoflow.relay;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * Finds out whether a connection was reset that is not read any more, because its peer's FIN was
 * read or its bytes are held back. Reading would give the end of the stream or the bytes, not the
 * reset, and there is nothing to write yet. But a select takes a dead connection for ready for
 * everything, and a live one never for connecting: that was done before. Where a system's select
 * knows no such state, the connection is taken for alive, and the first write finds out.
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

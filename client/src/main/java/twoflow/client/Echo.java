package twoflow.client;

import java.io.IOException;
import java.util.Arrays;
import twoflow.client.net.FlowConnection;
import twoflow.core.payload.ReceivedRow;

/** Sends each row that comes on a connection back on it, as an echo server does (RFC 862). */
final class Echo extends RowReaction {

  /**
   * @param rows gets each row before it is sent back
   */
  Echo(FlowConnection connection, ConnectionListener rows) {
    super(connection, rows);
  }

  @Override
  void react(ReceivedRow row) throws IOException {
    connection().send(bytes(row), row.number(), 1, 0);
  }

  private byte[] bytes(ReceivedRow row) throws IOException {
    byte[] text = row.bytes();
    if (text.length < row.lengthBytes()) {
      throw new IOException(
          connection() + ": row " + row.number() + " is too long to be sent back: --echo");
    }
    byte[] bytes = Arrays.copyOf(text, text.length + (row.terminated() ? 1 : 0));
    if (row.terminated()) {
      bytes[text.length] = '\n';
    }
    return bytes;
  }
}

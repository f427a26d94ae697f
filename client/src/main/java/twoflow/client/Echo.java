package twoflow.client;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import twoflow.client.net.FlowConnection;
import twoflow.core.payload.ReceivedRow;

/** Sends each row that comes on a connection back on it, as an echo server does (RFC 862). */
final class Echo implements ConnectionListener {

  private final FlowConnection connection;
  private final ConnectionListener rows;
  private IOException failure;

  /**
   * @param rows gets each row before it is sent back
   */
  Echo(FlowConnection connection, ConnectionListener rows) {
    this.connection = connection;
    this.rows = rows;
  }

  @Override
  public void read(int bytes) {
    rows.read(bytes);
  }

  @Override
  public void row(ReceivedRow row) {
    rows.row(row);
    try {
      connection.send(bytes(row), row.number(), 1, 0);
    } catch (IOException e) {
      // The next read finds the connection broken, too; at its end, this is what counts.
      failure = failure == null ? e : failure;
    }
  }

  private byte[] bytes(ReceivedRow row) throws IOException {
    byte[] text = row.bytes();
    if (text.length < row.lengthBytes()) {
      throw new IOException(
          connection + ": row " + row.number() + " is too long to be sent back: --echo");
    }
    byte[] bytes = Arrays.copyOf(text, text.length + (row.terminated() ? 1 : 0));
    if (row.terminated()) {
      bytes[text.length] = '\n';
    }
    return bytes;
  }

  @Override
  public boolean staysOpen() {
    return true;
  }

  @Override
  public void halfClosing() {
    rows.halfClosing();
  }

  @Override
  public Optional<IOException> ended(boolean unterminated) {
    Optional<IOException> fault = rows.ended(unterminated);
    return failure == null ? fault : Optional.of(failure);
  }
}

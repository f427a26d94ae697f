package twoflow.client;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import twoflow.client.net.FlowConnection;
import twoflow.core.payload.ReceivedRow;

/** Closes a connection at a row of the partner, though more may come. */
final class EarlyClose implements ConnectionListener {

  private final FlowConnection connection;
  private final ConnectionListener rows;
  private final long row;
  private final boolean unread;
  private final Logger log;
  private IOException failure;

  /**
   * @param rows gets what comes before
   * @param row the first row that is not read
   * @param unread whether it has to be there when the connection is closed
   */
  EarlyClose(
      FlowConnection connection, ConnectionListener rows, long row, boolean unread, Logger log) {
    this.connection = connection;
    this.rows = rows;
    this.row = row;
    this.unread = unread;
    this.log = log;
  }

  @Override
  public void read(int bytes) {
    rows.read(bytes);
  }

  @Override
  public void row(ReceivedRow received) {
    rows.row(received);
    if (received.number() != row - 1) {
      return;
    }
    try {
      if (!unread) {
        log.info("{} closes before row {}", connection.flow(), row);
        connection.leave();
      } else if (connection.awaitUnread()) {
        log.info("{} closes, and has not read row {}", connection.flow(), row);
        connection.leave();
      }
    } catch (IOException e) {
      // The next read finds the connection broken, too; at its end, this is what counts.
      failure = e;
    }
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

package twoflow.client;

import java.io.IOException;
import org.slf4j.Logger;
import twoflow.client.net.FlowConnection;
import twoflow.core.payload.ReceivedRow;

/** Closes a connection at a row of the partner, though more may come. */
final class EarlyClose extends RowReaction {

  private final long row;
  private final boolean unread;
  private final Logger log;

  /**
   * @param rows gets what comes before
   * @param row the first row that is not read
   * @param unread whether it has to be there when the connection is closed
   */
  EarlyClose(
      FlowConnection connection, ConnectionListener rows, long row, boolean unread, Logger log) {
    super(connection, rows);
    this.row = row;
    this.unread = unread;
    this.log = log;
  }

  @Override
  void react(ReceivedRow received) throws IOException {
    if (received.number() != row - 1) {
      return;
    }
    if (!unread) {
      log.info("{} closes before row {}", connection().flow(), row);
      connection().leave();
    } else if (connection().awaitUnread()) {
      log.info("{} closes, and has not read row {}", connection().flow(), row);
      connection().leave();
    }
  }
}

package twoflow.client;

import java.io.IOException;
import java.util.Optional;
import twoflow.call.rtp.RtpHeader;
import twoflow.client.net.FlowConnection;
import twoflow.client.net.SpokenRow;
import twoflow.core.payload.ReceivedRow;

/** Does something to a connection when a row of text has come on it, and passes all on. */
abstract class RowReaction implements ConnectionListener {

  private final FlowConnection connection;
  private final ConnectionListener rows;
  private IOException failure;

  /**
   * @param rows gets each row first
   */
  RowReaction(FlowConnection connection, ConnectionListener rows) {
    this.connection = connection;
    this.rows = rows;
  }

  /** Does it. */
  abstract void react(ReceivedRow row) throws IOException;

  final FlowConnection connection() {
    return connection;
  }

  @Override
  public final void read(int bytes) {
    rows.read(bytes);
  }

  @Override
  public final void row(ReceivedRow row) {
    rows.row(row);
    try {
      react(row);
    } catch (IOException e) {
      // The next read finds the connection broken, too; at its end, the first cause counts.
      failure = failure == null ? e : failure;
    }
  }

  @Override
  public final void packet(long row, long chunk, Optional<RtpHeader> header) {
    rows.packet(row, chunk, header);
  }

  @Override
  public final void spoken(SpokenRow row) {
    rows.spoken(row);
  }

  @Override
  public final boolean staysOpen() {
    return true;
  }

  @Override
  public final void halfClosing() {
    rows.halfClosing();
  }

  @Override
  public final Optional<IOException> ended(boolean unterminated) {
    Optional<IOException> fault = rows.ended(unterminated);
    return failure == null ? fault : Optional.of(failure);
  }
}

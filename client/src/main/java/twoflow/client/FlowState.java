package twoflow.client;

import java.io.IOException;
import twoflow.client.net.FlowConnection;

/**
 * How far one connection of an {@link Exchange} has come to its end. Guarded by the {@link Ending}
 * that owns it.
 */
final class FlowState {

  private final FlowConnection connection;
  private final boolean sends;
  private final ConnectionListener listener;
  private boolean sendEnded;
  private boolean receiveEnded;

  /**
   * @param sends whether this side sends on it
   * @param listener is called before the half-close
   */
  FlowState(FlowConnection connection, boolean sends, ConnectionListener listener) {
    this.connection = connection;
    this.sends = sends;
    this.listener = listener;
  }

  FlowConnection connection() {
    return connection;
  }

  boolean sends() {
    return sends;
  }

  boolean received() {
    return connection.receivedBytes() > 0;
  }

  void markReceiveEnded() {
    receiveEnded = true;
  }

  boolean sendEnded() {
    return sendEnded;
  }

  boolean receiveEnded() {
    return receiveEnded;
  }

  boolean ended() {
    return sendEnded && receiveEnded;
  }

  /** Half-closes it, if that has not been done; one that was given up stays as it is. */
  void halfClose() throws IOException {
    if (!sendEnded && !connection.isClosed()) {
      sendEnded = true;
      listener.halfClosing();
      connection.halfClose();
    }
  }
}

package twoflow.client;

import java.io.IOException;
import twoflow.client.net.FlowConnection;

/**
 * How far a client's connection has come to its end. Guarded by the {@link Ending} that owns it.
 */
final class PeerConnection {

  private final FlowConnection connection;
  private final boolean sends;
  private boolean received;
  private boolean sendEnded;
  private boolean receiveEnded;

  /**
   * @param sends whether this client sends rows on it
   */
  PeerConnection(FlowConnection connection, boolean sends) {
    this.connection = connection;
    this.sends = sends;
  }

  FlowConnection connection() {
    return connection;
  }

  boolean sends() {
    return sends;
  }

  boolean received() {
    return received;
  }

  void markReceived() {
    received = true;
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

  void halfClose() throws IOException {
    if (!sendEnded) {
      sendEnded = true;
      connection.halfClose();
    }
  }
}

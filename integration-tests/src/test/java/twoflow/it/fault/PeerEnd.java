package twoflow.it.fault;

import java.io.IOException;
import java.net.SocketException;
import twoflow.it.RawPeer;

/** How a connection ended, as its peer sees it. */
enum PeerEnd {
  FIN,
  RST;

  /** Reads to the end; a connection that does not end fails with a time-out. */
  static PeerEnd of(RawPeer peer) throws IOException {
    try {
      peer.readAllBytes();
      return FIN;
    } catch (SocketException reset) {
      return RST;
    }
  }
}

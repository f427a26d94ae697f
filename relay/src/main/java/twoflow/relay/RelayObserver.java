package twoflow.relay;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import twoflow.relay.impair.ImpairOption;

/**
 * Called for everything that the relay does, on the thread of its loop: an observer must be quick.
 * Times are epoch nanoseconds, sequence numbers are stream offsets + 1. The default methods do
 * nothing.
 */
interface RelayObserver {

  /** Whether {@link #received}, {@link #forwarding} and {@link #sent} are to be called. */
  default boolean observesPieces() {
    return true;
  }

  /** A peer has connected. */
  default void connected(PeerConnection peer, long timeNs) {}

  /** A peer has connected and no partner is there. */
  default void waiting(PeerConnection peer) {}

  /** Two peers were paired; {@code first} came first. */
  default void paired(PeerConnection first, PeerConnection second, long session, long timeNs) {}

  /** A waiting peer left before it had a partner. */
  default void left(PeerConnection peer, long timeNs) {}

  /** A peer is about to be refused by RST: a limit on sessions or connections is reached. */
  default void refused(
      String flow, InetSocketAddress local, InetSocketAddress remote, String reason, long timeNs) {}

  /**
   * A read gave these bytes; the time is just after it.
   *
   * @param bytes the bytes, from position to limit; to be left as they are
   */
  default void received(
      PeerConnection from, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {}

  /**
   * A piece is about to be written to the partner.
   *
   * @param firstSeq the same number on both connections: the relay changes no byte
   * @param piece its bytes, from position to limit; to be left as they are
   */
  default void forwarding(
      PeerConnection from, PeerConnection to, long firstSeq, ByteBuffer piece) {}

  /**
   * A write took these bytes; the time is just before it.
   *
   * @param bytes the bytes, from position to limit; to be left as they are
   */
  default void sent(
      PeerConnection to, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {}

  /** To these bytes of a peer the relay has done what its scenario says. */
  default void impaired(PeerConnection from, ImpairOption done, long timeNs) {}

  /** A peer's FIN was read. */
  default void ended(PeerConnection from, long timeNs) {}

  /** A FIN is about to go to a peer. */
  default void halfClosed(PeerConnection to, long timeNs) {}

  /** Both directions have ended. */
  default void closed(PeerConnection peer, long timeNs) {}

  /** A connection was reset: by its peer if {@link PeerConnection#lost}, else by the relay. */
  default void reset(PeerConnection peer, String cause, long timeNs) {}
}

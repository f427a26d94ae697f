package twoflow.relay;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * What the relay does, told on its loop's thread: an observer must be quick. Times are epoch
 * nanoseconds, sequence numbers stream offsets + 1. Everything is ignored unless overridden.
 */
interface RelayObserver {

  /** Whether it is to be told of single pieces: received, forwarding and sent. */
  default boolean followsPieces() {
    return true;
  }

  /** A peer has connected. */
  default void connected(Leg leg, long timeNs) {}

  /** A peer has connected and no partner is there. */
  default void waiting(Leg leg) {}

  /** Two peers were paired; {@code first} came first. */
  default void paired(Leg first, Leg second, long session, long timeNs) {}

  /** A waiting peer went before it had a partner. */
  default void left(Leg leg, long timeNs) {}

  /** A peer is about to be refused by RST: it is beyond the wanted sessions, or one too many. */
  default void refused(
      String flow, InetSocketAddress local, InetSocketAddress remote, String reason, long timeNs) {}

  /**
   * A read gave these bytes; the time is just after it.
   *
   * @param bytes the bytes, from position to limit; to be left as they are
   */
  default void received(Leg from, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {}

  /**
   * A piece is about to go to the partner.
   *
   * @param firstSeq the same number on both legs: the relay changes nothing
   * @param piece its bytes, from position to limit; to be left as they are
   */
  default void forwarding(Leg from, Leg to, long firstSeq, ByteBuffer piece) {}

  /**
   * A write took these bytes; the time is just before it.
   *
   * @param bytes the bytes, from position to limit; to be left as they are
   */
  default void sent(Leg to, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {}

  /** A peer's FIN was read. */
  default void ended(Leg from, long timeNs) {}

  /** A FIN is about to go to a peer. */
  default void halfClosed(Leg to, long timeNs) {}

  /** Both directions have ended. */
  default void closed(Leg leg, long timeNs) {}

  /** A connection was reset, by its peer or by the relay; {@link Leg#lost} tells. */
  default void reset(Leg leg, String cause, long timeNs) {}
}

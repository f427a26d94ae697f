package twoflow.relay.tap;

/**
 * What happened on a connection of the relay.
 *
 * @param timeNs when, epoch nanoseconds
 * @param connection on which connection
 * @param by the side that did it
 * @param kind what
 * @param firstSeq of {@link Kind#DATA}: stream offset of the first byte + 1
 * @param payload of {@link Kind#DATA}: the bytes, which nobody changes any more
 */
public record TapEvent(
    long timeNs, TapConnection connection, Side by, Kind kind, long firstSeq, byte[] payload) {

  private static final byte[] NO_BYTES = {};

  /** The ends of a connection. */
  public enum Side {
    /** Who connected. */
    PEER,
    /** Who accepted. */
    RELAY
  }

  /** What can happen. */
  public enum Kind {
    /** The connection was made, by the peer. */
    OPENED,
    /** A side sent bytes. */
    DATA,
    /** A side ended its direction. */
    FIN,
    /** A side gave the connection up. */
    RESET
  }

  /** An event without bytes. */
  public static TapEvent of(long timeNs, TapConnection connection, Side by, Kind kind) {
    return new TapEvent(timeNs, connection, by, kind, 0, NO_BYTES);
  }
}

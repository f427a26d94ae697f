package twoflow.core.event;

import java.util.Locale;

/** What can happen to a connection or its bytes. */
public enum EventType {
  /** The connection is established (RFC 9293, 3.3.2). */
  CONNECTED,
  /** The relay has found the connection its partner; the event is written for both. */
  PAIRED,
  /** Bytes were handed to TCP; the time is just before the write. */
  SENT,
  /** Bytes were taken from TCP; the time is just after the read. */
  RECEIVED,
  /** The relay has split or held back these bytes, because a scenario says so. */
  IMPAIRED,
  /** This side has sent its FIN and may still receive. */
  HALF_CLOSED,
  /** Both sides have ended the connection, or this side has given it up. */
  CLOSED,
  /** The connection ended by RST, received or sent. */
  RESET;

  private final String column = name().toLowerCase(Locale.ROOT);

  /** The name in the event file. */
  public String column() {
    return column;
  }
}

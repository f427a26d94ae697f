package twoflow.core.payload;

/** What ends a chat row on the wire. */
public enum Terminator {
  /** One LF after each row. */
  NEWLINE,
  /** Nothing: the receiver has to guess where a row ends. */
  NONE
}

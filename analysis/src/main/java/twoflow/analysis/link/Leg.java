package twoflow.analysis.link;

/** One of the two TCP connections that a row crosses. */
public enum Leg {
  /** From the sending client to the relay. */
  TO_RELAY("client-relay"),
  /** From the relay to the receiving client. */
  FROM_RELAY("relay-client");

  private final String column;

  Leg(String column) {
    this.column = column;
  }

  /** The other one: its sender answers on this one's connection. */
  public Leg reverse() {
    return this == TO_RELAY ? FROM_RELAY : TO_RELAY;
  }

  /** The name in {@code links.csv}. */
  public String column() {
    return column;
  }
}

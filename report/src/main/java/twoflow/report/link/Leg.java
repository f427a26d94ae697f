package twoflow.report.link;

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

  /** The name in {@code links.csv}. */
  public String column() {
    return column;
  }
}

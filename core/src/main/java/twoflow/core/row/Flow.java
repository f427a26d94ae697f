package twoflow.core.row;

/** The two applications of the lab, each with a TCP port and a CSV file of its own. */
public enum Flow {
  /** Few, larger messages: one segment per row. */
  CHAT(9001, "chat_messages.csv"),
  /** Many small segments, closely spaced: each row is cut into chunks. */
  VOIP(9002, "voip_messages.csv");

  private final int defaultPort;
  private final String csvName;

  Flow(int defaultPort, String csvName) {
    this.defaultPort = defaultPort;
    this.csvName = csvName;
  }

  /** The flow that goes the other way. */
  public Flow other() {
    return this == CHAT ? VOIP : CHAT;
  }

  /** The TCP port that the relay listens on for this flow unless an option names another. */
  public int defaultPort() {
    return defaultPort;
  }

  /** Who talks on it, in rows that the lab makes. */
  public String speaker() {
    return this == CHAT ? "Client1" : "Client2";
  }

  /** The name of this flow's CSV file, in the caller's directory and in a run folder. */
  public String csvName() {
    return csvName;
  }
}

package twoflow.core.scenario;

/** One of the two connections that a row crosses, as scenarios and {@code links.csv} name it. */
public enum ScenarioLeg {
  /** From the sending client to the relay. */
  CLIENT_RELAY("client-relay"),
  /** From the relay to the receiving client. */
  RELAY_CLIENT("relay-client");

  private final String word;

  ScenarioLeg(String word) {
    this.word = word;
  }

  /** How a scenario writes it. */
  public String word() {
    return word;
  }
}

package twoflow.analysis.event;

/** Takes the events of a run one by one, file after file. */
public interface JoinListener {

  /**
   * A client logged that it is connected.
   *
   * @param role the client, as its event file is named
   * @param address its {@code host:port}
   */
  default void connected(String role, String address) {}

  /** An event was joined to the bytes that it is about. */
  default void joined(JoinedEvent event) {}

  /** The relay logged that it has split or held back the bytes of an event. */
  default void impaired(JoinedEvent event) {}
}

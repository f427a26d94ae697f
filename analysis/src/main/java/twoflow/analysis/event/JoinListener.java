package twoflow.analysis.event;

import twoflow.analysis.link.FlowClient;

/** Takes the events of a run one by one, file after file. */
public interface JoinListener {

  /**
   * A client logged that it is connected.
   *
   * @param role as its event file is named
   */
  default void connected(String role, FlowClient client) {}

  /** An event was joined to the bytes that it is about. */
  default void joined(JoinedEvent event) {}

  /** The relay logged that it has split or held back the bytes of an event. */
  default void impaired(JoinedEvent event) {}
}

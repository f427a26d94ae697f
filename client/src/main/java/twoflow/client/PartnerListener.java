package twoflow.client;

import twoflow.core.payload.ReceivedRow;
import twoflow.core.row.Flow;

/** What a person at a client wants to know. Called on the threads of the connections. */
public interface PartnerListener {

  /** Nobody wants to know anything. */
  PartnerListener NONE = new PartnerListener() {};

  /**
   * No relay answers yet.
   *
   * @param where its address, and how long the client tries
   */
  default void noRelay(String where) {}

  /** All flows are connected to the relay; whether a partner is there cannot be seen. */
  default void connected() {}

  /** The partner has sent a row. */
  default void row(ReceivedRow row) {}

  /** The partner sends nothing more on a flow. */
  default void ended(Flow flow) {}
}

package twoflow.client;

import java.io.IOException;
import twoflow.client.net.FlowConnection;

/** What a client sends on its sending flow. */
public interface Sending {

  /**
   * Says before the first connection what the user should know of the sending.
   *
   * @throws IOException with a line for the user when what is to be sent cannot be read
   */
  default void announce() throws IOException {}

  /**
   * Sends everything; returns when there is nothing more to send.
   *
   * @throws InterruptedException when it is to stop
   */
  void sendAll(FlowConnection connection) throws IOException, InterruptedException;

  /** The partner has sent a row on the same connection. Called on the thread that receives. */
  default void replied() {}

  /** The partner sends nothing more on the same connection. */
  default void repliesEnded() {}

  /** How many rows were sent so far. */
  long sentRows();

  /**
   * Whether a person types what is sent. Then {@link #sendAll} cannot be interrupted, and the
   * partner ends the chat by ending its side.
   */
  default boolean interactive() {
    return false;
  }
}

package twoflow.relay;

import java.nio.channels.SelectionKey;

/** What to do when a socket is ready; attached to its selection key. */
interface ReadyHandler {

  /** Handles what the key is ready for; never throws for what a peer does. */
  void ready(SelectionKey key);

  /** The session that the socket belongs to; null before it begins and once it is over. */
  Session session();
}

package twoflow.client;

import java.io.IOException;
import java.util.Optional;
import twoflow.client.net.StreamListener;

/** What an {@link Exchange} reports of one of its connections. */
public interface ConnectionListener extends StreamListener {

  /** Whether this side answers what comes: then it may have to send until the other side's end. */
  default boolean answers() {
    return false;
  }

  /** This side ends its sending now. */
  default void halfClosing() {}

  /**
   * The other side has half-closed; nothing follows.
   *
   * @param unterminated whether what came last had no newline
   * @return what is wrong with such an end, as a line for the user; empty when nothing is
   */
  Optional<IOException> ended(boolean unterminated);
}

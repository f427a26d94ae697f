package twoflow.client;

import java.io.IOException;
import java.util.Optional;
import twoflow.client.net.StreamListener;

/** What an {@link Exchange} reports of one of its connections. */
public interface ConnectionListener extends StreamListener {

  /**
   * Whether this side must not half-close before the other side, also if nothing has come yet: it
   * will answer what comes, or close the connection then.
   */
  default boolean staysOpen() {
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

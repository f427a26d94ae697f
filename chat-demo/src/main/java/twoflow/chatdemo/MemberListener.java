package twoflow.chatdemo;

import java.io.IOException;
import java.util.Optional;
import twoflow.core.payload.ReceivedRow;

/** What a person at a member wants to know. Called on the receiving thread. */
interface MemberListener {

  /** Nobody wants to know anything. */
  MemberListener NONE = message -> {};

  /** A broadcast has come. */
  void message(ReceivedRow message);

  /**
   * The server has ended the chat.
   *
   * @return why it did not want this member, as a line for the user; empty when it did
   */
  default Optional<IOException> ended() {
    return Optional.empty();
  }
}

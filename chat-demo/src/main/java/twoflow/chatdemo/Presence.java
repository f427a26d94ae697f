package twoflow.chatdemo;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a message says of its sender, so that people see who is in the room. On the wire it is a
 * text like any other, which the server passes on to all others, and a program that does not know
 * it shows it as one. A member that joins later gets the first one, too, before anything else.
 *
 * <pre>{@code
 * member -> server:         Ada: *joined*                      its first message
 * server -> other members:  [Broadcast 50982] Ada: *joined*
 * member -> server:         Ada: *left*                        its last message
 * server -> other members:  [Broadcast 50982] Ada: *left*      also when the member was killed
 * }</pre>
 */
enum Presence {
  /** It has just come. */
  JOINED("joined"),
  /** It has gone. */
  LEFT("left");

  private final String verb;

  Presence(String verb) {
    this.verb = verb;
  }

  /** What a member does, for people. */
  String verb() {
    return verb;
  }

  /** The text of the message. */
  String text() {
    return "*" + verb + "*";
  }

  /** What a text says of its sender; empty when it says something else. */
  static Optional<Presence> of(String text) {
    return Arrays.stream(values()).filter(presence -> presence.text().equals(text)).findFirst();
  }
}

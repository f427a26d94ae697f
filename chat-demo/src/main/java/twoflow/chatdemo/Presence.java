package twoflow.chatdemo;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a message says of its sender, so that people see who is in the room. On the wire it is a
 * text like any other, and a program that does not know it shows it as one:
 *
 * <pre>{@code
 * member -> server:         Ada: *joined*                      its first message
 * server -> other members:  [Broadcast 50982] Ada: *joined*
 * server -> the member:     [Broadcast 50980] Bob: *is here*   for each that has joined so before
 * server -> other members:  [Broadcast 50982] Ada: *left*      when the member has ended
 * }</pre>
 */
enum Presence {
  /** It has just come. */
  JOINED("joined"),
  /** It has been there before. */
  HERE("is here"),
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

package twoflow.chatdemo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import twoflow.core.payload.Printable;
import twoflow.core.payload.RowMarker;

/**
 * What goes over the wire, each in one write:
 *
 * <pre>{@code
 * member -> server:         <name>: <text>\n
 * server -> other members:  [Broadcast <sender's port>] <name>: <text>\n
 * }</pre>
 *
 * The newline may be missing: the original's programs send none.
 */
final class Wire {

  /** The flow's name in event files. */
  static final String FLOW = "DEMO";

  /** The port under which the server itself speaks: no member has it. */
  static final int SERVER_PORT = 0;

  /** What stands between a name and a text. */
  static final String NAME_END = ": ";

  /** Where a member's next message begins: where its name comes again. */
  static final RowMarker MESSAGE_START = RowMarker.ownPrefix(NAME_END);

  /**
   * Where the next broadcast begins. A server that passes on what it got mixes messages with a
   * newline and without.
   */
  static final RowMarker BROADCAST_START =
      RowMarker.of(Pattern.compile("\\[Broadcast \\d{1,5}\\] ")).onMixedStream();

  private Wire() {}

  /** What a member sends. */
  static byte[] message(String name, String text) {
    return (name + NAME_END + text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What the server makes of it for the other members.
   *
   * @param message the sender's bytes, without newline, passed on as they are
   */
  static byte[] broadcast(int senderPort, byte[] message) {
    byte[] prefix = ("[Broadcast " + senderPort + "] ").getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream line = new ByteArrayOutputStream(prefix.length + message.length + 1);
    line.writeBytes(prefix);
    line.writeBytes(message);
    line.write('\n');
    return line.toByteArray();
  }

  /** What the server says of a member, as if the member had said it. */
  static byte[] broadcast(int senderPort, String name, String text) {
    return broadcast(senderPort, (name + NAME_END + text).getBytes(StandardCharsets.UTF_8));
  }

  /** A broadcast as a person may see it, without its line end. */
  static String shown(byte[] broadcast) {
    int length = broadcast.length - 1;
    boolean carriageReturn = length > 0 && broadcast[length - 1] == '\r';
    return Printable.of(broadcast, carriageReturn ? length - 1 : length);
  }

  /** The name at the beginning of a message; empty when there is none. */
  static Optional<String> name(String message) {
    int end = message.indexOf(NAME_END);
    return end > 0 && end <= RowMarker.MAX_BYTES
        ? Optional.of(message.substring(0, end))
        : Optional.empty();
  }
}

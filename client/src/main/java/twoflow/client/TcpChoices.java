package twoflow.client;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.OptionSet;
import twoflow.core.cli.Setting;
import twoflow.core.net.TcpOptions;
import twoflow.core.run.WrongUseException;

/** The options that say what a client's connections do otherwise than usual: scenarios use them. */
final class TcpChoices {

  private static final long MS_PER_S = 1000;

  private final Setting<Boolean> nagle;
  private final Setting<Integer> receiveBuffer;
  private final Setting<Duration> readAfter;
  private final Setting<Duration> keepAlive;
  private final Setting<Duration> halfCloseAfter;

  /** Adds them to a command's options. */
  TcpChoices(OptionSet options) {
    OptionSet connect = options.of(OptionGroup.CONNECT);
    nagle =
        connect.flag(
            "--nagle",
            "Leave Nagle's algorithm on (no TCP_NODELAY): a short segment waits for the ACK of the"
                + " one before.");
    receiveBuffer =
        connect.value(
            Integer.class,
            "--receive-buffer",
            "BYTES",
            "TCP's receive buffer (SO_RCVBUF), set before it connects (default: the system's).");
    readAfter =
        connect.value(
            Duration.class,
            "--read-after",
            "TIME",
            "0",
            "Read nothing for so long after connecting (default: ${DEFAULT-VALUE}).");
    keepAlive =
        connect.value(
            Duration.class,
            "--keep-alive",
            "TIME",
            "After so much silence, and then as often, let TCP ask whether the relay is there: whole"
                + " seconds (default: never).");
    halfCloseAfter =
        connect.value(
            Duration.class,
            "--half-close-after",
            "TIME",
            "Half-close a connection on which this program never sends so long after connecting, and"
                + " go on receiving (default: when the partner has half-closed it).");
  }

  /** How much TCP takes before this program reads; empty lets the system choose. */
  OptionalInt receiveBufferBytes() {
    return receiveBuffer.asOptional().map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  /** How long it reads nothing. */
  Duration readAfter() {
    return readAfter.value();
  }

  /** When it half-closes what it never sends on; empty: when the partner has. */
  Optional<Duration> halfCloseAfter() {
    return halfCloseAfter.asOptional();
  }

  /** Sets what can be set once a connection is made, before anything is sent on it. */
  void apply(SocketChannel channel) throws IOException {
    if (nagle.value()) {
      TcpOptions.nagle(channel);
    }
    if (keepAlive.isGiven()) {
      TcpOptions.keepAlive(channel, keepAlive.value());
    }
  }

  void checkRanges() {
    if (keepAlive.isGiven()
        && (keepAlive.value().isZero() || keepAlive.value().toMillis() % MS_PER_S != 0)) {
      throw new WrongUseException(
          "--keep-alive: whole seconds from 1s on are needed, not "
              + DurationText.of(keepAlive.value()));
    }
    if (receiveBuffer.isGiven() && receiveBuffer.value() < 1) {
      throw new WrongUseException(
          "--receive-buffer: a byte at least is needed, not " + receiveBuffer.value());
    }
  }
}

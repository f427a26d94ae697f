package twoflow.client;

import java.util.OptionalLong;
import org.slf4j.Logger;
import twoflow.client.net.FlowConnection;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.OptionSet;
import twoflow.core.cli.Setting;
import twoflow.core.run.WrongUseException;

/** The options that say what a client does at rows otherwise than usual: scenarios use them. */
final class RowChoices {

  private final Setting<Long> resetAt;
  private final Setting<Boolean> awaitReply;
  private final Setting<Boolean> echo;
  private final Setting<Long> closeAt;
  private final Setting<Long> closeUnreadAt;

  /** Adds them to a command's options. */
  RowChoices(OptionSet options) {
    OptionSet send = options.of(OptionGroup.SEND);
    resetAt =
        send.value(
            Long.class,
            "--reset-at",
            "ROW",
            "When this row is due, end its connection by RST instead of sending it.");
    awaitReply =
        send.flag(
            "--await-reply",
            "Send a row not before the partner has replied to the one before, by a row on the same"
                + " connection (--echo).");
    OptionSet connect = options.of(OptionGroup.CONNECT);
    echo =
        connect.flag(
            "--echo",
            "Send each row back that comes on a connection on which this program sends nothing else.");
    closeAt =
        connect.value(
            Long.class,
            "--close-at",
            "ROW",
            "Close the connection on which this row of the partner would come next: TCP answers the row"
                + " by RST.");
    closeUnreadAt =
        connect.value(
            Long.class,
            "--close-unread-at",
            "ROW",
            "When this row of the partner has come, close its connection without reading it: TCP ends"
                + " it by RST.");
  }

  /** What has no meaning unless rows are sent from a file. */
  Setting<?>[] ofFiles() {
    return new Setting<?>[] {resetAt, awaitReply};
  }

  /** Whether a row waits for the reply to the one before. */
  Setting<Boolean> awaitReply() {
    return awaitReply;
  }

  /** What the sender does. */
  SendingRules sending() {
    return new SendingRules(row(resetAt), awaitReply.value());
  }

  /** What happens at rows that come where the client sends nothing else. */
  ConnectionListener receiving(FlowConnection connection, ConnectionListener rows, Logger log) {
    boolean unread = closeUnreadAt.isGiven();
    OptionalLong close = row(unread ? closeUnreadAt : closeAt);
    if (close.isPresent()) {
      return new EarlyClose(connection, rows, close.getAsLong(), unread, log);
    }
    return echo.value() ? new Echo(connection, rows) : rows;
  }

  private static OptionalLong row(Setting<Long> setting) {
    return setting.asOptional().map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  /** Whether rows are sent back. */
  boolean echoes() {
    return echo.value();
  }

  void checkRanges() {
    atLeast("--reset-at", resetAt, 1);
    atLeast("--close-at", closeAt, 2);
    atLeast("--close-unread-at", closeUnreadAt, 2);
    int ends = 0;
    ends += closeAt.isGiven() ? 1 : 0;
    ends += closeUnreadAt.isGiven() ? 1 : 0;
    ends += echo.value() ? 1 : 0;
    if (ends > 1) {
      throw new WrongUseException(
          "--echo, --close-at and --close-unread-at contradict each other: one of them can be given");
    }
  }

  private static void atLeast(String option, Setting<Long> setting, long first) {
    if (setting.isGiven() && setting.value() < first) {
      throw new WrongUseException(
          option + ": a row from " + first + " on is needed, not " + setting.value());
    }
  }
}

package twoflow.core.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** {@code 10:00:00.123456 client-chat text}: the local time of day, the role, the message. */
final class TextLayout extends LayoutBase<ILoggingEvent> {

  private static final int MICROS_PER_S = 1_000_000;

  private final DateTimeFormatter time =
      DateTimeFormatter.ofPattern("HH:mm:ss.").withZone(ZoneId.systemDefault());

  /** The time of day of the last line's second: most lines share it with the one before. */
  private String shownSecond = "";

  private long second = Long.MIN_VALUE;

  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(160);
    appendTime(event.getInstant(), line);
    line.append(' ').append(event.getLoggerName());
    line.repeat(' ', Math.max(0, "client-chat".length() - event.getLoggerName().length()));
    line.append("  ");
    if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
      line.append(event.getLevel()).append(' ');
    }
    line.append(event.getFormattedMessage()).append('\n');
    if (event.getThrowableProxy() != null) {
      line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return line.toString();
  }

  /** Only the log's writing thread comes here. */
  private void appendTime(Instant instant, StringBuilder line) {
    if (instant.getEpochSecond() != second) {
      second = instant.getEpochSecond();
      shownSecond = time.format(instant);
    }
    line.append(shownSecond);
    // A 1 before the digits keeps the zeros in front.
    int start = line.length();
    line.append(MICROS_PER_S + instant.getNano() / 1000).deleteCharAt(start);
  }
}

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

  private final DateTimeFormatter time =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS").withZone(ZoneId.systemDefault());

  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(160);
    Instant instant = event.getInstant();
    time.formatTo(instant, line);
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
}

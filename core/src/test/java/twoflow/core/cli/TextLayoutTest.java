package twoflow.core.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TextLayoutTest {

  private final TextLayout layout = new TextLayout();

  @Test
  void shouldShowTheTimeOfDayWithSixDigitsOfItsSecond() {
    assertEquals("10:00:00.000000 relay        text\n", line("10:00:00", Level.INFO));
    assertEquals("10:00:00.000042 relay        text\n", line("10:00:00.000042999", Level.INFO));
    assertEquals("10:00:00.999999 relay        text\n", line("10:00:00.999999999", Level.INFO));
    assertEquals("10:00:01.100000 relay        WARN text\n", line("10:00:01.1", Level.WARN));
    assertEquals("09:59:59.000001 relay        text\n", line("09:59:59.000001", Level.INFO));
  }

  private String line(String timeOfDay, Level level) {
    Instant instant =
        LocalDateTime.parse("2025-12-13T" + timeOfDay).atZone(ZoneId.systemDefault()).toInstant();
    LoggingEvent event = new LoggingEvent();
    event.setLoggerContext(new LoggerContext());
    event.setLoggerName("relay");
    event.setLevel(level);
    event.setMessage("text");
    event.setInstant(instant);
    return layout.doLayout(event);
  }
}

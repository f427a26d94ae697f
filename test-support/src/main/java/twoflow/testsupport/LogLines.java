package twoflow.testsupport;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;

/** Keeps log lines in memory. */
public final class LogLines extends AppenderBase<ILoggingEvent> {

  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final LoggerContext logging = new LoggerContext();

  /** As a role logs by default. */
  public LogLines() {
    this(Level.INFO);
  }

  /** As a role logs at a level. */
  public LogLines(Level level) {
    logging.setMDCAdapter(new LogbackMDCAdapter());
    start();
    logging.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(this);
    logging.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(level);
  }

  /** A logger whose lines are kept. */
  public Logger logger() {
    return logging.getLogger("test");
  }

  /** The lines so far. */
  public List<String> all() {
    return List.copyOf(lines);
  }

  /** The lines so far that hold a text. */
  public List<String> with(String text) {
    return all().stream().filter(line -> line.contains(text)).toList();
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.add(event.getFormattedMessage());
  }
}

package twoflow.core.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;

/**
 * The log, on stderr unless a role says otherwise. It starts when the logger is first asked for, so
 * that a role whose ports are waited for can listen before: logback's start takes some 13 ms. Lines
 * are written by a thread of their own from a bounded {@link LogQueue}, so a slow terminal delays
 * the traffic only once the queue is full.
 */
final class Logging implements AutoCloseable {

  private final String role;
  private final LogFormat format;
  private final Supplier<List<LogTarget>> targets;
  private LoggerContext context;

  /**
   * A log under a role's name.
   *
   * @param targets says, when the log starts, where its lines go
   */
  Logging(String role, LogFormat format, Supplier<List<LogTarget>> targets) {
    this.role = role;
    this.format = format;
    this.targets = targets;
  }

  /** The logger; logging has started by then. */
  Logger logger() {
    if (context == null) {
      context = new LoggerContext();
      start();
    }
    return context.getLogger(role);
  }

  /** Writes what is queued and stops. */
  @Override
  public void close() {
    if (context != null) {
      context.stop();
    }
  }

  private void start() {
    context.setName(role);
    context.setMDCAdapter(new LogbackMDCAdapter());
    List<LogTarget> all = targets.get();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.OFF);
    for (LogTarget target : all) {
      Level least = Level.convertAnSLF4JLevel(target.least());
      if (root.getLevel().isGreaterOrEqual(least)) {
        root.setLevel(least);
      }
      LogQueue queue = queue(target);
      if (all.size() > 1) {
        queue.addFilter(threshold(least));
      }
      root.addAppender(queue);
    }
  }

  private LogQueue queue(LogTarget target) {
    LogStream lines = new LogStream(target.out());
    OutputStreamAppender<ILoggingEvent> console = new OutputStreamAppender<>();
    console.setContext(context);
    console.setOutputStream(lines);
    console.setImmediateFlush(false);
    console.setEncoder(encoder());
    console.start();
    LogQueue queue = new LogQueue(context, console, lines::flushQuietly);
    queue.start();
    return queue;
  }

  private static ThresholdFilter threshold(Level least) {
    ThresholdFilter filter = new ThresholdFilter();
    filter.setLevel(least.toString());
    filter.start();
    return filter;
  }

  private Encoder<ILoggingEvent> encoder() {
    if (format == LogFormat.JSON) {
      JsonEncoder json = new JsonEncoder();
      json.setContext(context);
      json.setWithContext(false);
      json.setWithMDC(false);
      json.setWithMessage(false);
      json.setWithArguments(false);
      json.setWithFormattedMessage(true);
      json.setWithSequenceNumber(false);
      json.start();
      return json;
    }
    TextLayout layout = new TextLayout();
    layout.setContext(context);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> text = new LayoutWrappingEncoder<>();
    text.setContext(context);
    text.setCharset(ConsoleCharset.ofThisProcess().ofErrors());
    text.setLayout(layout);
    text.start();
    return text;
  }
}

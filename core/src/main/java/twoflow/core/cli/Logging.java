package twoflow.core.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;

/**
 * The log, on stderr. Lines are written by a thread of their own from a bounded {@link LogQueue},
 * so a slow terminal delays the traffic only once the queue is full.
 */
final class Logging implements AutoCloseable {

  private final LoggerContext context = new LoggerContext();
  private final Logger logger;

  /** Starts logging to stderr under a role's name. */
  Logging(String role, LogFormat format, boolean verbose) {
    this(role, format, verbose, new FileOutputStream(FileDescriptor.err));
  }

  /** Starts logging to a stream, which is not closed. */
  Logging(String role, LogFormat format, boolean verbose, OutputStream out) {
    LogStream lines = new LogStream(out);
    context.setName(role);
    context.setMDCAdapter(new LogbackMDCAdapter());
    OutputStreamAppender<ILoggingEvent> console = new OutputStreamAppender<>();
    console.setContext(context);
    console.setOutputStream(lines);
    console.setImmediateFlush(false);
    console.setEncoder(encoder(format));
    console.start();
    LogQueue queue = new LogQueue(context, console, lines::flushQuietly);
    queue.start();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(verbose ? Level.DEBUG : Level.INFO);
    root.addAppender(queue);
    logger = context.getLogger(role);
  }

  Logger logger() {
    return logger;
  }

  /** Writes what is queued and stops. */
  @Override
  public void close() {
    context.stop();
  }

  private Encoder<ILoggingEvent> encoder(LogFormat format) {
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
    text.setCharset(StandardCharsets.UTF_8);
    text.setLayout(layout);
    text.start();
    return text;
  }
}

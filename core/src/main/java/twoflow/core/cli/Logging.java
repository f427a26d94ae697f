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
import org.slf4j.Logger;

/**
 * The log, on stderr. It starts when the logger is first asked for, so that a role whose ports are
 * waited for can listen before: logback's start takes some 13 ms. Lines are written by a thread of
 * their own from a bounded {@link LogQueue}, so a slow terminal delays the traffic only once the
 * queue is full.
 */
final class Logging implements AutoCloseable {

  private final String role;
  private final LogFormat format;
  private final boolean verbose;
  private final OutputStream out;
  private LoggerContext context;

  /** A log to stderr under a role's name. */
  Logging(String role, LogFormat format, boolean verbose) {
    this(role, format, verbose, new FileOutputStream(FileDescriptor.err));
  }

  /** A log to a stream, which is not closed. */
  Logging(String role, LogFormat format, boolean verbose, OutputStream out) {
    this.role = role;
    this.format = format;
    this.verbose = verbose;
    this.out = out;
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
    LogStream lines = new LogStream(out);
    context.setName(role);
    context.setMDCAdapter(new LogbackMDCAdapter());
    OutputStreamAppender<ILoggingEvent> console = new OutputStreamAppender<>();
    console.setContext(context);
    console.setOutputStream(lines);
    console.setImmediateFlush(false);
    console.setEncoder(encoder());
    console.start();
    LogQueue queue = new LogQueue(context, console, lines::flushQuietly);
    queue.start();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(verbose ? Level.DEBUG : Level.INFO);
    root.addAppender(queue);
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

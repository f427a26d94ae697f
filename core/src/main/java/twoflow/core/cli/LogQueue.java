package twoflow.core.cli;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Hands log lines to a thread that writes them. Who logs waits while {@value #MAX_LINES} lines or
 * {@value #MAX_CHARS} characters wait: a slow terminal and long lines from a peer cannot fill the
 * memory. No line is ever dropped.
 *
 * <p>What waits is written together, and flushed when nothing waits any more. Then the thread rests
 * for a moment: thousands of lines per second would otherwise cost a system call and a wake-up
 * each.
 */
final class LogQueue extends AsyncAppender {

  static final int MAX_LINES = 16_384;
  static final int MAX_CHARS = 2 << 20;

  /** As long as a number may get. */
  private static final int NUMBER_CHARS = 20;

  /** How long the end of the program waits for a terminal that takes no more lines. */
  private static final int MAX_FLUSH_MS = 5_000;

  /** A person does not see it, and at most so many flushes fit into a second. */
  private static final long REST_NS = 2_000_000;

  private final Semaphore roomChars = new Semaphore(MAX_CHARS);

  /**
   * @param console writes the lines
   * @param flush brings what it wrote to where it is seen
   */
  LogQueue(LoggerContext context, Appender<ILoggingEvent> console, Runnable flush) {
    setContext(context);
    setQueueSize(MAX_LINES);
    setDiscardingThreshold(0);
    setMaxFlushTime(MAX_FLUSH_MS);
    Written written = new Written(console, flush);
    written.setContext(context);
    written.start();
    addAppender(written);
  }

  @Override
  protected void append(ILoggingEvent event) {
    roomChars.acquireUninterruptibly(chars(event));
    super.append(event);
  }

  /**
   * Leaves the formatting to the thread that writes: arguments are values, they do not change. The
   * thread's name would.
   */
  @Override
  protected void preprocess(ILoggingEvent event) {
    event.getThreadName();
  }

  /** About the length of the line, without making it. */
  private static int chars(ILoggingEvent event) {
    int chars = event.getMessage().length();
    Object[] arguments = event.getArgumentArray();
    for (int i = 0; arguments != null && i < arguments.length; i++) {
      chars += arguments[i] instanceof CharSequence text ? text.length() : NUMBER_CHARS;
    }
    return Math.min(MAX_CHARS, chars);
  }

  /** Makes room once a line is written; after the last that waits, flushes. */
  private final class Written extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private final Appender<ILoggingEvent> console;
    private final Runnable flush;

    Written(Appender<ILoggingEvent> console, Runnable flush) {
      this.console = console;
      this.flush = flush;
    }

    @Override
    protected void append(ILoggingEvent event) {
      try {
        console.doAppend(event);
      } finally {
        roomChars.release(chars(event));
      }
      if (roomChars.availablePermits() == MAX_CHARS) {
        flush.run();
        LockSupport.parkNanos(REST_NS);
      }
    }
  }
}

package twoflow.core.cli;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Queues log lines for a thread that writes them. While {@value #MAX_LINES} lines or {@value
 * #MAX_CHARS} characters are queued, callers that log have to wait: a slow terminal or long lines
 * from a peer cannot fill the memory. No line is ever dropped.
 *
 * <p>Lines are written one after the other and flushed when the queue is empty. Then the thread
 * pauses for a moment: otherwise each of thousands of lines per second would cost a system call and
 * a wake-up.
 */
final class LogQueue extends AsyncAppender {

  static final int MAX_LINES = 16_384;
  static final int MAX_CHARS = 2 << 20;

  /** The longest text of a number. */
  private static final int NUMBER_CHARS = 20;

  /** How long the program waits at its end for a terminal that takes no more lines. */
  private static final int MAX_FLUSH_MS = 5_000;

  /** Too short to be seen; limits the flushes to 500 per second. */
  private static final long REST_NS = 2_000_000;

  private final Semaphore roomChars = new Semaphore(MAX_CHARS);

  /**
   * @param console writes the lines
   * @param flush makes the written lines visible
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
   * Stores the name of the logging thread in the event, because the writing thread cannot find it
   * out later. The message is formatted by the writing thread: its arguments are immutable.
   */
  @Override
  protected void preprocess(ILoggingEvent event) {
    event.getThreadName();
  }

  /** About the length of the line, without formatting it. */
  private static int chars(ILoggingEvent event) {
    int chars = event.getMessage().length();
    Object[] arguments = event.getArgumentArray();
    for (int i = 0; arguments != null && i < arguments.length; i++) {
      chars += arguments[i] instanceof CharSequence text ? text.length() : NUMBER_CHARS;
    }
    return Math.min(MAX_CHARS, chars);
  }

  /** Frees the room of each line once it is written; flushes when the queue is empty. */
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

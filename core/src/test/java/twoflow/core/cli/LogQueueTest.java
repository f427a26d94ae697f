package twoflow.core.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LogQueueTest {

  private final LoggerContext context = new LoggerContext();
  private final StoppedTerminal terminal = new StoppedTerminal();
  private final AtomicInteger logged = new AtomicInteger();

  @Test
  void shouldLetTheTrafficWaitForATerminalBeforeLongLinesFillTheMemory() throws Exception {
    int lines = 100;
    String line = "x".repeat(LogQueue.MAX_CHARS / 10);
    // One line is with the terminal, it counts until it is written.
    Thread traffic = log(lines, line, 9);
    assertEquals(9, logged.get());
    terminal.works.countDown();
    traffic.join();
    context.stop();
    assertEquals(lines, terminal.lines.get(), "no line is dropped");
  }

  @Test
  void shouldTakeALineThatIsLongerThanItsRoom() throws Exception {
    Thread traffic = log(3, "x".repeat(2 * LogQueue.MAX_CHARS), 1);
    terminal.works.countDown();
    traffic.join();
    context.stop();
    assertEquals(3, terminal.lines.get());
  }

  @Test
  void shouldWriteWhatWaitsTogetherAndFlushOnce() throws Exception {
    int lines = 1000;
    Thread traffic = log(lines, "x", lines);
    assertEquals(0, terminal.flushes.get());
    terminal.works.countDown();
    traffic.join();
    context.stop();
    assertEquals(lines, terminal.lines.get());
    int flushes = terminal.flushes.get();
    // The first line is given out alone, before the others wait.
    assertTrue(flushes >= 1 && flushes <= 2, "flushed " + flushes + " times");
  }

  /**
   * Logs on a thread of its own; returns when that thread waits with its next line, or is done.
   *
   * @param taken how many lines are taken before it waits
   */
  private Thread log(int lines, String line, int taken) {
    context.setMDCAdapter(new LogbackMDCAdapter());
    terminal.setContext(context);
    terminal.start();
    LogQueue queue = new LogQueue(context, terminal, terminal.flushes::incrementAndGet);
    queue.start();
    context.getLogger("ROOT").addAppender(queue);
    Thread traffic =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; i < lines; i++) {
                context.getLogger("test").info("{}", line);
                logged.incrementAndGet();
              }
            });
    while (logged.get() < taken
        || traffic.isAlive() && traffic.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return traffic;
  }

  /** A terminal that takes nothing until the test lets it. */
  private static final class StoppedTerminal extends AppenderBase<ILoggingEvent> {

    private final CountDownLatch works = new CountDownLatch(1);
    private final AtomicInteger lines = new AtomicInteger();
    private final AtomicInteger flushes = new AtomicInteger();

    @Override
    protected void append(ILoggingEvent event) {
      try {
        works.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      lines.incrementAndGet();
    }
  }
}
